package dev.oldpath.hooks.http;

import static net.bytebuddy.implementation.bytecode.assign.Assigner.Typing.DYNAMIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oldpath.hooks.BootForTest;
import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.hooks.servlet.ServletRequestReader;
import dev.oldpath.weave.crossing.CrossingNumber;
import dev.oldpath.weave.hook.NameEndings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerHookTest {
    /** Shapes of methods; each is woven where its parameters fit. */
    @SuppressWarnings({"unused", "SameNameButDifferent"})
    public static class Shapes {
        public static String early(Request request, long wide) {
            if (wide > 1) {
                return "early";
            }
            for (long i = 0; i < 3; i++) {
                wide += i;
            }
            double other = wide;
            return "late " + other;
        }

        public static String frameAtZero(Request request, int n) {
            do {
                n--;
            } while (n > 0);
            return "done";
        }

        public static long caught(double before, Request request) {
            try {
                if (before > 1) {
                    throw new IllegalStateException("inside");
                }
                return 1L;
            } catch (IllegalStateException e) {
                long kept = 2L;
                return kept;
            } finally {
                BootForTest.EVENTS.add("finally");
            }
        }

        public synchronized void locked(Request request, Object lock) {
            synchronized (lock) {
                BootForTest.EVENTS.add("inside");
            }
        }

        public static void fails(Request request) {
            throw new IllegalArgumentException("from the application");
        }

        public static double choose(Request request, String s) {
            switch (s) {
                case "a":
                    return 1;
                case "b":
                    double d = 2;
                    return d;
                default:
                    return Double.NaN;
            }
        }

        public static void empty(Request request) {}

        public static void inner(Request request) {
            empty(request);
        }

        public static void notHooked(String request) {
            BootForTest.EVENTS.add("plain");
        }
    }

    /** The argument that decides. */
    public static class Request {
        @Override
        public String toString() {
            return "request";
        }
    }

    private static final String SHAPES = Shapes.class.getName().replace('.', '/');

    private static MethodHook hook(String method, String parameters, int argument) {
        Class<?> advice = argument == 0 ? First.class : Second.class;
        return new MethodHook("hooks/http/HttpServerHookTest$Shapes", method, parameters, advice);
    }

    private static final class First {
        @Advice.OnMethodEnter
        static int enter(@Advice.Argument(value = 0, typing = DYNAMIC) Object request, @CrossingNumber int number) {
            return $OldPath.enter(request, null, number);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, backupArguments = false)
        static void exit(@Advice.Enter int depth) {
            $OldPath.leave(depth);
        }
    }

    private static final class Second {
        @Advice.OnMethodEnter
        static int enter(@Advice.Argument(value = 1, typing = DYNAMIC) Object request, @CrossingNumber int number) {
            return $OldPath.enter(request, null, number);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, backupArguments = false)
        static void exit(@Advice.Enter int depth) {
            $OldPath.leave(depth);
        }
    }

    private static byte[] weave(byte[] classFile) {
        ClassEdit edit = ClassEdit.of(SHAPES, classFile);
        assertThat(server(HOOKS).weave(edit, BootForTest.entrance("test"))).isTrue();
        return edit.woven();
    }

    private static HttpServerHook server(List<MethodHook> methods) {
        return new HttpServerHook(
                "test", NameEndings.none(), methods, new ServletRequestReader(), HttpServerHook.Routing.READ);
    }

    private static final List<MethodHook> HOOKS = Arrays.asList(
            hook("early", "Request,long", 0),
            hook("frameAtZero", "Request,int", 0),
            hook("caught", "double,Request", 1),
            hook("locked", "Request,Object", 0),
            hook("fails", "Request", 0),
            hook("choose", "Request,String", 0),
            hook("empty", "Request", 0),
            hook("inner", "Request", 0),
            hook("notHooked", "Request", 0));

    @BeforeEach
    void forgetEvents() {
        BootForTest.install(path -> {});
    }

    private static byte[] original() throws Exception {
        try (InputStream in = Shapes.class.getResourceAsStream("HttpServerHookTest$Shapes.class")) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                out.write(b);
            }
            return out.toByteArray();
        }
    }

    private static Class<?> load(byte[] woven, String name) {
        return new ClassLoader(HttpServerHookTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(name, woven, 0, woven.length);
            }
        }.define();
    }

    /** The JVM verifies a class when it links it. */
    private static void verify(byte[] woven) {
        assertThatCode(() -> load(woven, Shapes.class.getName()).getDeclaredConstructors())
                .doesNotThrowAnyException();
    }

    private static Object call(String method, @Nullable Object... arguments) throws Exception {
        byte[] woven = weave(original());
        verify(woven);
        return call(load(woven, Shapes.class.getName()), method, arguments);
    }

    private static Object call(Class<?> type, String method, @Nullable Object... arguments) throws Exception {
        for (Method candidate : type.getMethods()) {
            if (candidate.getName().equals(method)) {
                Object result = candidate.invoke(type.getConstructor().newInstance(), arguments);
                return result == null ? "null" : result;
            }
        }
        throw new NoSuchMethodException(method);
    }

    @Test
    void every_return_leaves_what_was_entered() throws Exception {
        assertThat(call("early", new Request(), 2L)).isEqualTo("early");
        assertThat(call("early", new Request(), 1L)).isEqualTo("late 4.0");
        assertThat(call("choose", new Request(), "b")).isEqualTo(2.0);
        assertThat(call("choose", new Request(), "c")).isEqualTo(Double.NaN);
        assertThat(String.join(", ", BootForTest.EVENTS))
                .isEqualTo(String.join(", ", Collections.nCopies(4, "enter test request, leave 42")));
    }

    @Test
    void a_loop_that_begins_with_the_method_enters_once() throws Exception {
        assertThat(call("frameAtZero", new Request(), 5)).isEqualTo("done");
        assertThat(BootForTest.EVENTS).containsExactly("enter test request", "leave 42");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "2, 2"})
    void handlers_of_the_method_run_first(double before, long result) throws Exception {
        assertThat(call("caught", before, new Request())).isEqualTo(result);
        assertThat(BootForTest.EVENTS).containsExactly("enter test request", "finally", "leave 42");
    }

    @Test
    void an_exception_leaves_once_and_is_the_same() {
        assertThatThrownBy(() -> call("fails", new Request()))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("from the application");
        assertThat(BootForTest.EVENTS).containsExactly("enter test request", "leave 42");
    }

    @Test
    void an_instance_method_that_locks_passes_its_argument() throws Exception {
        call("locked", new Request(), "lock");
        call("locked", null, "lock");
        assertThat(BootForTest.EVENTS)
                .containsExactly("enter test request", "inside", "leave 42", "enter test null", "inside", "leave 42");
    }

    @Test
    void hooked_methods_nest() throws Exception {
        call("inner", new Request());
        assertThat(BootForTest.EVENTS)
                .containsExactly("enter test request", "enter test request", "leave 42", "leave 42");
    }

    @Test
    void a_method_with_other_parameters_is_left_alone() throws Exception {
        call("notHooked", "text");
        assertThat(BootForTest.EVENTS).containsExactly("plain");
    }

    @Test
    void a_class_without_a_hooked_method_is_left_alone() throws Exception {
        HttpServerHook other = server(Collections.singletonList(hook("gone", "Request", 0)));
        assertThat(other.weave(ClassEdit.of(SHAPES, original()), BootForTest.entrance("test")))
                .isFalse();
    }

    @Test
    void no_member_is_added() throws Exception {
        byte[] woven = weave(original());
        Class<?> type = load(woven, Shapes.class.getName());
        assertThat(type.getDeclaredMethods()).hasSameSizeAs(Shapes.class.getDeclaredMethods());
        assertThat(type.getDeclaredFields()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_7, Opcodes.V17})
    void class_files_older_than_frames_stay_without(int version) throws Exception {
        boolean frames = version > Opcodes.V1_6;
        byte[] woven = weave(countdown(version, frames));
        verify(woven);

        assertThat(hasFrames(woven)).isEqualTo(frames);
        assertThat(call(load(woven, Shapes.class.getName()), "frameAtZero", new Request(), 3))
                .isEqualTo("done");
        assertThat(BootForTest.EVENTS).containsExactly("enter test request", "leave 42");
    }

    private static byte[] countdown(int version, boolean frames) {
        ClassWriter type = new ClassWriter(frames ? ClassWriter.COMPUTE_FRAMES : ClassWriter.COMPUTE_MAXS);
        type.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, SHAPES, null, "java/lang/Object", null);
        MethodVisitor init = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
        init.visitCode();
        init.visitVarInsn(Opcodes.ALOAD, 0);
        init.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        init.visitInsn(Opcodes.RETURN);
        init.visitMaxs(0, 0);
        init.visitEnd();
        String request = "L" + Request.class.getName().replace('.', '/') + ";";
        MethodVisitor code = type.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC,
                "frameAtZero",
                "(" + request + "I)Ljava/lang/String;",
                null,
                null);
        code.visitCode();
        Label again = new Label();
        code.visitLabel(again);
        code.visitIincInsn(1, -1);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitJumpInsn(Opcodes.IFGT, again);
        code.visitLdcInsn("done");
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        type.visitEnd();
        return type.toByteArray();
    }

    private static boolean hasFrames(byte[] classFile) {
        boolean[] found = {false};
        new ClassReader(classFile)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] thrown) {
                                return new MethodVisitor(Opcodes.ASM9) {
                                    @Override
                                    public void visitFrame(
                                            int type, int locals, Object[] local, int stacked, Object[] stack) {
                                        found[0] = true;
                                    }
                                };
                            }
                        },
                        0);
        // Under another name in class files older than frames.
        return found[0] || new String(classFile, StandardCharsets.ISO_8859_1).contains("StackMap");
    }

    @Test
    void a_relocated_type_is_the_same_type() {
        MethodHook hook = new MethodHook("org/acme/Server", "handle", "", First.class);
        assertThat(hook.isOn("org/acme/Server")).isTrue();
        assertThat(hook.isOn("shaded/org/acme/Server")).isTrue();
        assertThat(hook.isOn("shadedorg/acme/Server")).isFalse();
        assertThat(hook.isOn("acme/Server")).isFalse();
    }
}
