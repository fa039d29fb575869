package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** Reads what a class declares and what its code shows. Not thread-safe. */
public final class ModelReader extends OutlineReader {
    private final ClassFile file;
    private final ClassModel.Builder whole;

    /** Creates a reader that has read nothing yet. */
    public ModelReader(ClassFile file) {
        super(file);
        this.file = file;
        whole = new ClassModel.Builder(type);
    }

    /** Reads a class that has no marks, or whose marks are all that is asked for: its code is left out. */
    public static ClassOutline outline(ClassFile file) {
        return OutlineReader.read(file);
    }

    /** Reads a class that may have marks. */
    public static ClassModel model(ClassFile file) {
        ModelReader reading = new ModelReader(file);
        reading.read();
        return reading.model();
    }

    /** Reads the class. */
    public void read() {
        file.reader().accept(this, 0);
    }

    /** Returns what has been read so far: a class file may be broken somewhere. */
    public ClassModel model() {
        declared();
        whole.metadata = metadata;
        return whole.build();
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        super.visitSource(source, debug);
        if (source != null && source.endsWith(".kt")) {
            type.compiler = Compiler.KOTLIN;
        }
    }

    @Override
    MethodVisitor method(MemberKey key, int access, int locals) {
        return new MethodReader(whole, key, access, locals);
    }
}
