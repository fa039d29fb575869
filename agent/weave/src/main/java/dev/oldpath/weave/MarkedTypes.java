package dev.oldpath.weave;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The marks in the class files of loaded classes, for whoever meets the classes at run time: {@code @OldPath} cannot be
 * seen by reflection. Thread-safe; pins no class.
 */
public final class MarkedTypes {
    private final Scope scope;
    private final ClassValue<Map<String, MarkedMember>> byType = new ClassValue<Map<String, MarkedMember>>() {
        @Override
        protected Map<String, MarkedMember> computeValue(Class<?> type) {
            return read(type);
        }
    };

    /** Creates a view in which deprecation counts as this scope says. */
    public MarkedTypes(Scope scope) {
        this.scope = scope;
    }

    /** The mark on a field or record component that the class itself declares; null when it has none. */
    public @Nullable MarkedMember field(Class<?> type, String name) {
        return byType.get(type).get(name);
    }

    /** The mark on a method or constructor that the class itself declares; null when it has none. */
    public @Nullable MarkedMember method(Class<?> type, String name, String descriptor) {
        return byType.get(type).get(name + descriptor);
    }

    /**
     * The mark on anything in the class that stands for a property: the field, getter or setter; in a record the
     * accessor. Null when there is none.
     *
     * @param property its name in Java, such as {@code priority}
     */
    public @Nullable MarkedMember property(Class<?> type, String property) {
        Map<String, MarkedMember> marks = byType.get(type);
        if (marks.isEmpty() || property.isEmpty()) {
            return null;
        }
        String name = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        MarkedMember found = marks.get(property);
        for (Map.Entry<String, MarkedMember> mark : marks.entrySet()) {
            String member = mark.getKey();
            int end = member.indexOf('(');
            if (end > 0 && (found == null || found.id() == null)) {
                boolean getter = member.startsWith("()", end);
                String method = member.substring(0, end);
                // Kotlin keeps the annotations of a property on a method of their own.
                if (getter
                        ? method.equals("get" + name)
                                || method.equals("is" + name)
                                || method.equals("get" + name + "$annotations")
                                || (method.equals(property) && isRecord(type))
                        : method.equals("set" + name)) {
                    found = mark.getValue();
                }
            }
        }
        return found;
    }

    private static boolean isRecord(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.getName().equals("java.lang.Record");
    }

    /** Whether the class has a marked member. */
    public boolean has(Class<?> type) {
        return !byType.get(type).isEmpty();
    }

    private Map<String, MarkedMember> read(Class<?> type) {
        Map<String, MarkedMember> found = new HashMap<>();
        String internalName = type.getName().replace('.', '/');
        ClassLoader loader = type.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(internalName + ".class")) {
            if (in != null) {
                ClassReader reader = ClassFile.reader(Archive.bytes(in));
                reader.accept(new Members(scope.countsDeprecated(internalName), found), ClassReader.SKIP_CODE);
            }
        } catch (IOException | RuntimeException e) {
            dev.oldpath.ledger.Log.debug("reading the marks of " + type.getName(), e);
        }
        return found;
    }

    private static final class Members extends ClassVisitor {
        private final boolean countsDeprecated;
        private final Map<String, MarkedMember> found;

        Members(boolean countsDeprecated, Map<String, MarkedMember> found) {
            super(Opcodes.ASM9);
            this.countsDeprecated = countsDeprecated;
            this.found = found;
        }

        private void end(String key, Mark mark) {
            if (mark.oldPath || (mark.deprecated && countsDeprecated)) {
                found.put(key, new MarkedMember(mark.id, mark.info().build()));
            }
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            Mark mark = new Mark();
            mark.deprecated = (access & Opcodes.ACC_DEPRECATED) != 0;
            return new FieldVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return mark.visitor(annotation, null);
                }

                @Override
                public void visitEnd() {
                    end(name, mark);
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            Mark mark = new Mark();
            mark.deprecated = (access & Opcodes.ACC_DEPRECATED) != 0;
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                    return mark.visitor(annotation, null);
                }

                @Override
                public void visitEnd() {
                    end(name + descriptor, mark);
                }
            };
        }
    }
}
