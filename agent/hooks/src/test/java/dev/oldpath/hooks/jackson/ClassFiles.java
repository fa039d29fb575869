package dev.oldpath.hooks.jackson;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Class files and the members that they declare, found and resolved as a JVM does (JVMS 5.4.3). */
final class ClassFiles {
    private final Map<String, byte[]> own;
    private final ClassLoader others;
    private final Map<String, @Nullable Declared> declared = new HashMap<>();

    /**
     * Creates a look-up.
     *
     * @param own class files by internal name
     * @param others finds all the other class files
     */
    ClassFiles(Map<String, byte[]> own, ClassLoader others) {
        this.own = own;
        this.others = others;
    }

    /** A member and where it is declared; its key is its name and descriptor. */
    static final class Member {
        final Declared owner;
        final String key;
        final Type type;
        final int access;

        Member(Declared owner, String name, String descriptor, int access) {
            this.owner = owner;
            this.key = name + descriptor;
            this.type = Type.getType(descriptor);
            this.access = access;
        }

        boolean is(int flag) {
            return (access & flag) != 0;
        }
    }

    /** What one class file declares. */
    final class Declared extends ClassVisitor {
        String name = "";
        int access;
        private @Nullable String parent;
        private String[] interfaces = {};
        final Map<String, Member> fields = new LinkedHashMap<>();
        final Map<String, Member> methods = new LinkedHashMap<>();

        Declared() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            this.name = name;
            this.access = access;
            this.parent = superName;
            this.interfaces = Objects.requireNonNull(interfaces);
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            fields.put(name + descriptor, new Member(this, name, descriptor, access));
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            methods.put(name + descriptor, new Member(this, name, descriptor, access));
            return null;
        }

        boolean isInterface() {
            return (access & Opcodes.ACC_INTERFACE) != 0;
        }

        @Nullable
        Declared parent() {
            return parent == null ? null : find(parent);
        }

        /** All that it extends or implements: the superclasses first, nearest first. */
        List<Declared> supertypes() {
            List<Declared> all = new ArrayList<>();
            for (Declared each = parent(); each != null; each = each.parent()) {
                all.add(each);
            }
            List<Declared> classes = new ArrayList<>(all);
            classes.add(0, this);
            for (Declared each : classes) {
                for (String type : each.interfaces) {
                    Declared found = find(type);
                    if (found != null) {
                        all.add(found);
                        all.addAll(found.supertypes());
                    }
                }
            }
            return all;
        }

        @Nullable
        Member field(String key) {
            return first(key, true);
        }

        @Nullable
        Member method(String key) {
            return key.startsWith("<init>") ? methods.get(key) : first(key, false);
        }

        private @Nullable Member first(String key, boolean field) {
            List<Declared> all = supertypes();
            all.add(0, this);
            for (Declared each : all) {
                Member member = (field ? each.fields : each.methods).get(key);
                if (member != null) {
                    return member;
                }
            }
            return null;
        }
    }

    /** The class of this internal name, or null. */
    @Nullable
    Declared find(String name) {
        return declared.computeIfAbsent(name, this::read);
    }

    private @Nullable Declared read(String name) {
        try {
            Declared read = new Declared();
            byte[] mine = own.get(name);
            if (mine != null) {
                new ClassReader(mine).accept(read, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
                return read;
            }
            try (InputStream in = others.getResourceAsStream(name + ".class")) {
                if (in == null) {
                    return null;
                }
                new ClassReader(in).accept(read, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
                return read;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
