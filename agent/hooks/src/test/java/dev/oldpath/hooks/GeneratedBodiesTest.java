package dev.oldpath.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.RuleForTest;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.Weaving;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.util.Arrays;
import java.util.Collections;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes generated for a format that the agent does not watch make nobody believe that a property is unused. */
class GeneratedBodiesTest {
    private static final String ORDER = "com/acme/Order";

    private final Paths paths = new Paths(100);
    private final Scope scope = new Scope(Collections.singletonList("com.acme"));
    private final Payloads payloads = new Payloads(
            Arrays.asList(
                    RuleForTest.rule(PathKind.PAYLOAD, "com.acme.Order#priority", null, 3),
                    RuleForTest.removed("com.acme.Order#legacyCode"),
                    RuleForTest.rule(PathKind.PAYLOAD, "com.acme.Line#priority", null, 5)),
            new MarkedTypes(scope, new LoaderPlaces()),
            Weaving.ofCodeElsewhere(paths, scope, new Rules(Collections.emptyList()), new Health(0))
                    .reflection(),
            scope,
            paths);
    private final ClassHook hook = payloads.namedClasses(new Crossings());

    private Path path(String id) {
        return Objects.requireNonNull(paths.find(PathKind.PAYLOAD, id), id);
    }

    private static byte[] classFile(String superName, String... interfaces) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, ORDER, null, superName, interfaces);
        type.visitEnd();
        return type.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "org/apache/avro/specific/SpecificRecordBase, Avro is not watched",
        "shaded/protobuf/GeneratedMessageLite, Protobuf lite is not watched",
        "com/squareup/wire/Message, Wire is not watched",
    })
    void what_rules_name_of_such_a_class_is_uncountable_once_it_loads(String superName, String reason) {
        hook.listed(ORDER, classFile(superName)); // on the class path is not in use
        assertThat(path("com.acme.Order#priority").state()).isEqualTo(PathState.PENDING);
        assertThat(hook.classes().has(ORDER)).isTrue();

        byte[] classFile = classFile(superName);
        assertThat(hook.weave(null, ORDER, classFile)).isNull();

        for (String id : new String[] {"com.acme.Order#priority", "com.acme.Order#legacyCode"}) {
            assertThat(path(id).state()).isEqualTo(PathState.UNCOUNTABLE);
            assertThat(path(id).reason()).isEqualTo(reason);
        }
        assertThat(path("com.acme.Line#priority").state()).isEqualTo(PathState.PENDING);
    }

    @Test
    void an_interface_shows_it_too() {
        hook.weave(null, ORDER, classFile("java/lang/Object", "java/io/Serializable", "org/apache/thrift/TBase"));

        assertThat(path("com.acme.Order#priority").reason()).isEqualTo("Thrift is not watched");
    }

    @Test
    void a_class_of_the_application_stays_what_it_is() {
        hook.weave(null, ORDER, classFile("com/acme/Message", "com/acme/TBase"));

        assertThat(path("com.acme.Order#priority").state()).isEqualTo(PathState.PENDING);
        assertThat(hook.classes().has("com/acme/Other")).isFalse();
    }

    @Test
    void objects_of_a_class_that_cannot_be_woven_may_be_made() {
        byte[] classFile = classFile("java/lang/Object");
        payloads.settled(true);
        hook.weave(null, ORDER, classFile);
        payloads.settled(true);
        assertThat(path("com.acme.Order#priority").state()).isEqualTo(PathState.PENDING);

        classFile[7] = 120; // the major version
        assertThat(hook.weave(null, ORDER, classFile)).isNull();
        payloads.settled(true);

        assertThat(path("com.acme.Order#priority").state()).isEqualTo(PathState.UNCOUNTABLE);
    }
}
