package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.mark.MarkedTypes;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** The names that the properties of a class may have in Java, from its class file: reflection would load other classes. */
final class JavaNames {
    private JavaNames() {}

    static Set<String> of(Iterable<Class<?>> types, MarkedTypes classFiles) {
        Set<String> names = new HashSet<>();
        for (Class<?> type : types) {
            try {
                byte[] classFile = classFiles.classFile(
                        type.getClassLoader(), type.getName().replace('.', '/'));
                if (classFile != null) {
                    new ClassReader(classFile).accept(new Members(names), ClassReader.SKIP_CODE);
                }
            } catch (IOException | RuntimeException e) {
                Log.debug("reading the members of " + type.getName(), e);
            }
        }
        return names;
    }

    private static final class Members extends ClassVisitor {
        private final Set<String> names;

        Members(Set<String> names) {
            super(Opcodes.ASM9);
            this.names = names;
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            names.add(name);
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            names.add(BodyProperty.ofAccessor(name));
            return null;
        }
    }
}
