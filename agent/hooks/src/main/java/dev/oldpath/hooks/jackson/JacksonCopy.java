package dev.oldpath.hooks.jackson;

import dev.oldpath.weave.hook.NameEndings;
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

    private final Generation generation;
    private final String databind;
    private final String core;
    private final String annotation;

    private JacksonCopy(Generation generation, String databind, String core, String annotation) {
        super(Opcodes.ASM9);
        this.generation = generation;
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
        Generation generation = isThree(base) ? Generation.THREE : Generation.TWO;
        String reader = generation.type(Generation.TWO.home + "databind/JsonDeserializer");
        String parser = named(find(base, reader.substring(reader.lastIndexOf('/') + 1)), "/JsonParser");
        String format = named(find(base, "AnnotationIntrospector"), "/JsonFormat$Value");
        return new JacksonCopy(generation, JacksonName.databind(internalName(base)), parser, format);
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

    /** The package of a class that a method of this one names, by how its name ends. */
    private static String named(Class<?> of, String end) {
        for (Method method : of.getDeclaredMethods()) {
            List<Class<?>> types = new ArrayList<>(Arrays.asList(method.getParameterTypes()));
            types.add(method.getReturnType());
            for (Class<?> type : types) {
                String name = internalName(type);
                if (NameEndings.is(end, name)) {
                    return name.substring(0, name.length() - end.length() + 1);
                }
            }
        }
        throw new IllegalArgumentException(of.getName() + " names no " + end.substring(1));
    }

    /** Returns one of the agent's classes for it, made for Jackson as published, with the names of this copy. */
    byte[] adapted(byte[] classFile) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile).accept(new ClassRemapper(writer, this), 0);
        return writer.toByteArray();
    }

    @Override
    public String map(String internalName) {
        String name = generation.type(internalName);
        if (name.startsWith(generation.home + "databind/")) {
            return databind + name.substring(generation.home.length() + "databind/".length());
        }
        if (name.startsWith(generation.home + "core/")) {
            return core + name.substring(generation.home.length() + "core/".length());
        }
        if (name.startsWith(ANNOTATION)) {
            return annotation + name.substring(ANNOTATION.length());
        }
        return name;
    }

    @Override
    public String mapMethodName(String owner, String name, String descriptor) {
        return generation.method(name);
    }

    /** Returns what people call the Jackson to which one of the classes that are woven belongs. */
    static String name(Class<?> base) {
        if (isThree(base)) {
            return "Jackson 3";
        }
        return has(base, "deser.NullValueProvider") ? "Jackson 2" : "Jackson before 2.9";
    }
}
