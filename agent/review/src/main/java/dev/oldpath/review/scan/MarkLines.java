package dev.oldpath.review.scan;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.MarkerCalls;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What a class file tells about its source: the file, and lines of its members and branches. */
final class MarkLines extends ClassVisitor {
    private final String type;
    private final int version;
    private final Map<MemberKey, Integer> members = new HashMap<>();
    private final Map<String, Set<Integer>> branches = new HashMap<>();
    private final Set<MemberKey> declared = new HashSet<>();
    private @Nullable String source;

    private MarkLines(ClassFile file) {
        super(Opcodes.ASM9);
        type = file.name();
        version = file.version();
    }

    static MarkLines of(ClassFile file) {
        MarkLines lines = new MarkLines(file);
        file.reader().accept(lines, 0);
        return lines;
    }

    /** The source with the folders of its package; only these, with a slash at the end, when the compiler left out the name. */
    String path() {
        String folder = type.substring(0, type.lastIndexOf('/') + 1);
        return source == null ? folder : folder + source;
    }

    /** The first line of a method's code, or the line where a static field gets its value; 0 when it is not known. */
    int line(MemberKey member) {
        return members.getOrDefault(member, 0);
    }

    /** The lines that mark a branch; 0 where none is known. */
    Set<Integer> branch(String id) {
        return branches.getOrDefault(id, Set.of(0));
    }

    /** The members that the class declares itself. */
    Set<MemberKey> declared() {
        return declared;
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        this.source = source;
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        declared.add(MemberKey.of(name, descriptor));
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MemberKey method = MemberKey.of(name, descriptor);
        declared.add(method);
        return new Lines(method);
    }

    private final class Lines extends MarkerCalls {
        private final MemberKey method;
        private int line;

        Lines(MemberKey method) {
            super(null, version);
            this.method = method;
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            this.line = line;
            members.putIfAbsent(method, line);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.PUTSTATIC
                    && line > 0
                    && owner.equals(type)
                    && method.name().equals("<clinit>")) {
                members.putIfAbsent(MemberKey.of(name, descriptor), line);
            }
            super.visitFieldInsn(opcode, owner, name, descriptor);
        }

        @Override
        protected void branch(String id) {
            branches.computeIfAbsent(id, any -> new TreeSet<>()).add(line);
        }
    }
}
