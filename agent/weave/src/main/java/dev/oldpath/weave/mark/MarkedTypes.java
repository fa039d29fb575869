package dev.oldpath.weave.mark;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.classfile.Archive;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.WeakLoaders;
import dev.oldpath.weave.rule.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * The marks in the class files of loaded classes, for whoever meets the classes at run time: the attribute by which some
 * compilers deprecate cannot be seen by reflection, nor an annotation whose class is missing. Thread-safe; pins no class.
 */
public final class MarkedTypes {
    private final Scope scope;
    /** Of classes that loaded since the agent started, by loader and internal name; only those that mark something. */
    private final WeakLoaders<Map<String, Map<String, MarkedMember>>> loaded = new WeakLoaders<>();

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

    /** Takes a class that is being loaded: its loader may show nobody the class file later. */
    public void loaded(@Nullable ClassLoader loader, ClassReader reader) {
        Map<String, MarkedMember> found = read(reader);
        if (!found.isEmpty()) {
            Map<String, Map<String, MarkedMember>> types = loaded.get(loader);
            types = types != null ? types : loaded.getOrAdd(loader, new ConcurrentHashMap<>());
            types.putIfAbsent(reader.getClassName(), found);
        }
    }

    private Map<String, MarkedMember> read(ClassReader reader) {
        Map<String, MarkedMember> found = new HashMap<>();
        reader.accept(new Members(scope.entryOf(reader.getClassName()), found), ClassReader.SKIP_CODE);
        return found;
    }

    private Map<String, MarkedMember> read(Class<?> type) {
        String internalName = type.getName().replace('.', '/');
        ClassLoader loader = type.getClassLoader();
        Map<String, Map<String, MarkedMember>> types = loaded.get(loader);
        Map<String, MarkedMember> known = types == null ? null : types.get(internalName);
        if (known != null) {
            return known;
        }
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(internalName + ".class")) {
            return in == null ? Collections.emptyMap() : read(ClassFile.reader(Archive.bytes(in)));
        } catch (IOException | RuntimeException e) {
            Log.debug("reading the marks of " + type.getName(), e);
            return Collections.emptyMap();
        }
    }

    private static final class Members extends ClassVisitor {
        private final @Nullable String entry;
        private final Map<String, MarkedMember> found;

        Members(@Nullable String entry, Map<String, MarkedMember> found) {
            super(Opcodes.ASM9);
            this.entry = entry;
            this.found = found;
        }

        private void end(String key, Mark mark) {
            if (mark.oldPath || (mark.deprecated && entry != null)) {
                found.put(key, new MarkedMember(mark.id, mark.info(entry).build()));
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
