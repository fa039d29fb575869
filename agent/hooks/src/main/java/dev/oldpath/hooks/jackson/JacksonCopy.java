package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.Payloads;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * One copy of Jackson in the application, and what its packages are called there: a build may have relocated them, each
 * to another place. Immutable.
 */
final class JacksonCopy extends Remapper {
    private static final String ANNOTATION = "com/fasterxml/jackson/annotation/";
    /** The agent's classes for it, but for the one that it starts with. */
    private static final String[] PARTS = {
        "CountingProperty", "CountingCreatorProperty", "CountingWriter", "Ignored", "Names", "OwnCode"
    };

    private final String generation;
    private final String original;
    private final String databind;
    private final String core;
    private final String annotation;

    private JacksonCopy(boolean isThree, String databind, String core, String annotation) {
        super(Opcodes.ASM9);
        this.generation = isThree ? "jackson3" : "jackson2";
        this.original = isThree ? "tools/jackson/" : "com/fasterxml/jackson/";
        this.databind = databind;
        this.core = core;
        this.annotation = annotation;
    }

    /**
     * Returns the copy to which one of the classes that are woven belongs.
     *
     * @throws ClassNotFoundException when it is built otherwise
     */
    static JacksonCopy of(Class<?> base) throws ClassNotFoundException {
        boolean isThree = isThree(base);
        String parser = named(find(base, isThree ? "ValueDeserializer" : "JsonDeserializer"), ".JsonParser");
        String format = named(find(base, "AnnotationIntrospector"), ".JsonFormat$Value");
        return new JacksonCopy(isThree, JacksonName.databind(internalName(base)), parser, format);
    }

    /**
     * Returns the class by which a copy is known: all that reads and writes needs it.
     *
     * @throws ClassNotFoundException when there is none
     */
    static Class<?> context(Class<?> base) throws ClassNotFoundException {
        return find(base, "DatabindContext");
    }

    private static String internalName(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static Class<?> find(Class<?> base, String name) throws ClassNotFoundException {
        String databind = JacksonName.databind(internalName(base)).replace('/', '.');
        return Class.forName(databind + name, false, base.getClassLoader());
    }

    private static boolean has(Class<?> base, String name) {
        try {
            find(base, name);
            return true;
        } catch (ClassNotFoundException | RuntimeException | LinkageError e) {
            return false;
        }
    }

    private static boolean isThree(Class<?> base) {
        return has(base, "SerializationContext");
    }

    /** The package of a class of which a method of this one tells, by how its name ends. */
    private static String named(Class<?> of, String end) {
        for (Method method : of.getDeclaredMethods()) {
            List<Class<?>> types = new ArrayList<>(Arrays.asList(method.getParameterTypes()));
            types.add(method.getReturnType());
            for (Class<?> type : types) {
                if (type.getName().endsWith(end)) {
                    return type.getName()
                            .substring(0, type.getName().length() - end.length() + 1)
                            .replace('.', '/');
                }
            }
        }
        throw new IllegalArgumentException(of.getName() + " tells of no " + end.substring(1));
    }

    /**
     * Loads the agent's classes for it, all at once: one that does not fit must not show when the others are in use.
     *
     * @param base as for {@link #of}
     */
    JacksonSide side(Class<?> base, Payloads payloads) throws ReflectiveOperationException {
        JacksonLoader loader = new JacksonLoader(base.getClassLoader(), this);
        for (String each : PARTS) {
            Class.forName(home() + each, true, loader);
        }
        return (JacksonSide) loader.loadClass(home() + "CountingSide")
                .getConstructor(Payloads.class)
                .newInstance(payloads);
    }

    /** The package of the agent's classes for it, with a dot at its end. */
    String home() {
        return "dev.oldpath.hooks." + generation + '.';
    }

    /** Returns one of the agent's classes for it, made for Jackson as published, with the names of this copy. */
    byte[] adapted(byte[] classFile) {
        if (databind.equals(original + "databind/")
                && core.equals(original + "core/")
                && annotation.equals(ANNOTATION)) {
            return classFile;
        }
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(writer, this), 0);
        return writer.toByteArray();
    }

    @Override
    public String map(String internalName) {
        if (internalName.startsWith(original + "databind/")) {
            return databind + internalName.substring(original.length() + "databind/".length());
        }
        if (internalName.startsWith(original + "core/")) {
            return core + internalName.substring(original.length() + "core/".length());
        }
        if (internalName.startsWith(ANNOTATION)) {
            return annotation + internalName.substring(ANNOTATION.length());
        }
        return internalName;
    }

    /** Returns what people call the Jackson to which one of the classes that are woven belongs. */
    static String name(Class<?> base) {
        if (isThree(base)) {
            return "Jackson 3";
        }
        return has(base, "deser.NullValueProvider") ? "Jackson 2" : "Jackson before 2.9";
    }
}
