package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.Payloads;
import java.lang.reflect.Method;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * One copy of Jackson in the application, and what its packages are called there: a build may have relocated them, each
 * to another place. Immutable.
 */
final class JacksonCopy extends Remapper {
    private final String generation;
    private final String original;
    private final String databind;
    private final String core;

    private JacksonCopy(boolean isThree, String databind, String core) {
        super(Opcodes.ASM9);
        this.generation = isThree ? "jackson3" : "jackson2";
        this.original = isThree ? "tools/jackson/" : "com/fasterxml/jackson/";
        this.databind = databind;
        this.core = core;
    }

    /**
     * Returns the copy to which one of the classes that are woven belongs.
     *
     * @param base the base of its serializers or deserializers
     */
    static JacksonCopy of(Class<?> base) {
        String name = base.getName().replace('.', '/');
        return new JacksonCopy(JacksonName.isThree(name), JacksonName.databind(name), core(base));
    }

    /** The package of the parser or generator that every serializer or deserializer takes. */
    private static String core(Class<?> base) {
        Class<?> root = base;
        while (root.getSuperclass() != Object.class) {
            root = root.getSuperclass();
        }
        for (Method method : root.getDeclaredMethods()) {
            for (Class<?> parameter : method.getParameterTypes()) {
                String name = parameter.getName();
                if (name.endsWith(".JsonParser") || name.endsWith(".JsonGenerator")) {
                    return name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/');
                }
            }
        }
        throw new IllegalArgumentException(root.getName() + " takes no parser or generator");
    }

    /**
     * Loads the agent's classes for it, all at once: one that does not fit must not show when the others are in use.
     *
     * @param base as for {@link #of}
     */
    JacksonSide side(Class<?> base, Payloads payloads) throws ReflectiveOperationException {
        JacksonLoader loader = new JacksonLoader(base.getClassLoader(), this);
        for (String each : new String[] {"CountingProperty", "CountingCreatorProperty", "CountingWriter"}) {
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
        if (databind.equals(original + "databind/") && core.equals(original + "core/")) {
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
        return internalName;
    }

    /**
     * Returns what people call the Jackson to which one of the classes that are woven belongs.
     *
     * @param base the base of its serializers or deserializers
     */
    static String name(Class<?> base) {
        String name = base.getName().replace('.', '/');
        if (JacksonName.isThree(name)) {
            return "Jackson 3";
        }
        try {
            String since29 = JacksonName.databind(name).replace('/', '.') + "deser.NullValueProvider";
            Class.forName(since29, false, base.getClassLoader());
            return "Jackson 2";
        } catch (ClassNotFoundException | LinkageError e) {
            return "Jackson before 2.9";
        }
    }
}
