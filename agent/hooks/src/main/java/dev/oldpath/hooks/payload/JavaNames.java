package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Log;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

    static Set<String> of(Iterable<Class<?>> types) {
        Set<String> names = new HashSet<>();
        for (Class<?> type : types) {
            ClassLoader loader = type.getClassLoader();
            if (loader == null) {
                continue;
            }
            try (InputStream in = loader.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
                if (in != null) {
                    new ClassReader(bytes(in)).accept(new Members(names), ClassReader.SKIP_CODE);
                }
            } catch (IOException | RuntimeException e) {
                Log.debug("reading the members of " + type.getName(), e);
            }
        }
        return names;
    }

    private static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
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
