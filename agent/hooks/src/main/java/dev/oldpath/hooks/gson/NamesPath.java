package dev.oldpath.hooks.gson;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.StackManipulation.Size;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * How an adapter gets at the map in which its {@code read} looks for names: a field of its own, or from Gson 2.11 on a
 * field of the object in one. Found by reading the method, because versions name these fields differently.
 */
final class NamesPath extends StackManipulation.AbstractBase {
    private static final String MAP = "Ljava/util/Map;";

    /** A field: owner, name, descriptor. */
    private final List<String[]> fields;

    private NamesPath(List<String[]> fields) {
        this.fields = fields;
    }

    static NamesPath of(byte[] classFile) {
        Search search = new Search();
        new ClassReader(classFile).accept(search, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        if (search.path == null) {
            throw new IllegalArgumentException("this version of Gson looks for names elsewhere");
        }
        return new NamesPath(search.path);
    }

    @Override
    public Size apply(MethodVisitor to, Implementation.Context context) {
        // stack: ...
        to.visitVarInsn(Opcodes.ALOAD, 0);
        // stack: ..., adapter
        for (String[] field : fields) {
            to.visitFieldInsn(Opcodes.GETFIELD, field[0], field[1], field[2]);
        }
        // stack: ..., map
        return new Size(1, 1);
    }

    /** Finds the first map that {@code read} gets from a field. */
    private static final class Search extends ClassVisitor {
        @Nullable
        List<String[]> path;

        Search() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return name.equals("read") && (access & Opcodes.ACC_BRIDGE) == 0 ? new Fields() : null;
        }

        private final class Fields extends MethodVisitor {
            private final List<String[]> loaded = new ArrayList<>();

            Fields() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visitVarInsn(int opcode, int slot) {
                loaded.clear(); // a path begins with a variable: this
            }

            @Override
            public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
                if (opcode == Opcodes.GETFIELD && path == null) {
                    loaded.add(new String[] {owner, name, descriptor});
                    if (descriptor.equals(MAP)) {
                        path = new ArrayList<>(loaded);
                    }
                }
            }
        }
    }
}
