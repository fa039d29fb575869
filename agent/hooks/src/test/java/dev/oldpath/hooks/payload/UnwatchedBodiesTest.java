package dev.oldpath.hooks.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.RuleForTest;
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
import java.util.Collections;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** A library of which the agent knows nothing makes nobody believe that a property is unused. */
class UnwatchedBodiesTest {
    private static final String RULE = "com.acme.OrderDto#priority";
    private static final byte[] CLASS_FILE = {};

    private final Paths paths = new Paths(100);
    private final Scope scope = new Scope(Collections.singletonList("dev.oldpath"));
    private final Payloads payloads = new Payloads(
            Collections.singletonList(RuleForTest.rule(PathKind.PAYLOAD, RULE, null, 3)),
            new MarkedTypes(scope, new LoaderPlaces()),
            Weaving.ofCodeElsewhere(paths, scope, new Rules(Collections.emptyList()), new Health(0))
                    .reflection(),
            scope,
            paths);
    private final BodyLibrary hook = UnwatchedLibrary.all(payloads).get(0);

    private Path path(String id) {
        return Objects.requireNonNull(paths.find(PathKind.PAYLOAD, id), id);
    }

    @Test
    void what_is_known_when_it_loads_is_failed_with_its_name() {
        assertThat(path(RULE).state()).isEqualTo(PathState.PENDING);

        assertThat(hook.classes().has("com/squareup/moshi/Moshi")).isTrue();
        assertThat(hook.weave(null, "com/squareup/moshi/Moshi", CLASS_FILE)).isNull();

        assertThat(path(RULE).state()).isEqualTo(PathState.FAILED);
        assertThat(path(RULE).reason()).isEqualTo("Moshi cannot be watched");
    }

    @Test
    void what_becomes_known_later_is_failed_too() {
        hook.weave(null, "com/squareup/moshi/Moshi", CLASS_FILE);

        payloads.property(new BodyProperty(Order.class, "old").deprecated(true));

        assertThat(path(Order.class.getName() + "#old").state()).isEqualTo(PathState.FAILED);
    }

    @Test
    void its_presence_on_the_class_path_proves_nothing() {
        hook.listed("com/squareup/moshi/Moshi", CLASS_FILE);

        assertThat(path(RULE).state()).isEqualTo(PathState.PENDING);
    }

    @Test
    void a_constructor_that_has_no_room_for_the_report_may_make_objects() {
        byte[] woven = payloads.namedClasses(new Crossings()).weave(null, "com/acme/OrderDto", withLargeConstructor());
        payloads.settled(true);

        assertThat(woven).isNull();
        assertThat(path(RULE).state()).isEqualTo(PathState.UNCOUNTABLE);
        assertThat(path(RULE).reason()).startsWith("objects of its class are made");
    }

    private static byte[] withLargeConstructor() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "com/acme/OrderDto", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        for (int i = 0; i < 65_530; i++) {
            code.visitInsn(Opcodes.NOP);
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static final class Order {}
}
