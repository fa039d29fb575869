package dev.oldpath.hooks.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DefaultDeserializationContext;
import dev.oldpath.config.RuleForTest;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.Weaving;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A Jackson with which the agent does not get along makes nobody believe that a property is unused. */
class JacksonHookTest {
    private static final String RULE = "com.acme.OrderDto#priority";

    private final Paths paths = new Paths(100);
    private final Scope scope = new Scope(Collections.singletonList("com.acme"));
    private final Health health = new Health(0);
    private final Payloads payloads = new Payloads(
            Collections.singletonList(RuleForTest.rule(PathKind.PAYLOAD, RULE, null, 3)),
            new MarkedTypes(scope, new LoaderPlaces()),
            Weaving.ofCodeElsewhere(paths, scope, new Rules(Collections.emptyList()), health)
                    .reflection(),
            scope,
            paths);
    private final Crossings crossings = new Crossings();
    private final int reading =
            new JacksonHook(payloads, crossings, health).crossings().reading.number();

    private Path path() {
        return Objects.requireNonNull(paths.find(PathKind.PAYLOAD, RULE));
    }

    @Test
    void one_that_has_other_classes_keeps_its_property() {
        Object used = crossings.passed("property", "deserializer", new Object[] {"context"}, reading);

        assertThat(used).isEqualTo("property");
        assertThat(path().state()).isEqualTo(PathState.FAILED);
    }

    @Test
    void one_with_which_counting_goes_wrong_is_failed() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        DeserializationContext context = ((DefaultDeserializationContext) mapper.getDeserializationContext())
                .createInstance(mapper.getDeserializationConfig(), mapper.createParser(""), null);
        Object deserializer = context.findRootValueDeserializer(mapper.constructType(Throwable.class));

        assertThatThrownBy(() -> crossings.passed("property", deserializer, new Object[] {"context"}, reading))
                .isInstanceOf(ClassCastException.class);

        assertThat(path().reason()).isEqualTo("Jackson 2 could not be woven");
    }
}
