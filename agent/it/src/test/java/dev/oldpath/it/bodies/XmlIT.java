package dev.oldpath.it.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.jvm.Jdk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What JAXB binds is not counted, and nobody is made to believe that it is unused. */
@ParameterizedClass
@EnumSource(Jdk.class)
class XmlIT {
    private static final String RULES = """
            paths:
              - payload: com.acme.xml.XmlMain$Order#priority
              - payload: com.acme.xml.XmlMain$Document#inherited
              - {id: lines, payload: com.acme.xml.XmlMain$L*#mark}
              - payload: com.acme.xml.XmlMain$Other#priority
            """;
    private static final String NOT_BOUND =
            "uncountable: objects of its class are made, and no watched library reads or writes them";
    private static final String XML = "uncountable: read and written as XML (JAXB)";

    private static Bodies bodies = Bodies.NONE;
    private static int status;

    @SuppressWarnings("UnusedVariable") // names the run
    XmlIT(Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(Jdk jdk) {
        String order = "<order><id>1</id><priority>high</priority><line><mark>m</mark></line></order>";
        bodies = Bodies.of(
                Fixtures.XML,
                jdk,
                RULES,
                "com.acme.xml.XmlMain",
                List.of(),
                client -> status = client.post("/order", order, Bodies.OLD));
    }

    @Test
    void the_application_works_as_ever() {
        assertThat(status).isEqualTo(200);
        assertThat(bodies.exit().err()).allMatch(line -> line.startsWith("[oldpath]"));
        bodies.assertHealthy();
    }

    @Test
    void members_of_the_classes_that_it_binds_are_uncountable_for_that_reason_and_no_others() {
        assertThat(bodies.notCounted())
                .containsOnly(
                        entry("com.acme.xml.XmlMain$Order#priority", XML),
                        entry("com.acme.xml.XmlMain$Document#inherited", XML),
                        entry("lines", XML),
                        entry("com.acme.xml.XmlMain$Other#priority", NOT_BOUND));
    }
}
