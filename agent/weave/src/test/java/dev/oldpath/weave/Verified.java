package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.util.CheckClassAdapter;

/** Says what is wrong with a class file; the JVM's own verifier only says that it is. */
final class Verified {
    private Verified() {}

    static void verify(byte[] classFile, ClassLoader others) {
        StringWriter problems = new StringWriter();
        CheckClassAdapter.verify(new ClassReader(classFile), others, false, new PrintWriter(problems));
        assertThat(problems.toString()).isEmpty();
    }
}
