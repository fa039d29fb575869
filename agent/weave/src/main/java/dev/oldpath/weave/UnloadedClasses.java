package dev.oldpath.weave;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.mark.Marked;
import dev.oldpath.weave.mark.Marking;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.ModelReader;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;

/** Reads classes that have not been loaded: what they mark is pending. Thread-safe. */
final class UnloadedClasses implements TypeIndex.Reading {
    private final FirstLook look;
    private final Marking marking;

    UnloadedClasses(FirstLook look, Marking marking) {
        this.look = look;
        this.marking = marking;
    }

    @Override
    public TypeShape read(ClassFile file) {
        return look.mayHoldMark(file.name(), file.bytes())
                ? readWithMarks(file)
                : new TypeShape(ModelReader.outline(file), Marked.nothing(file.name()));
    }

    /** Reads a class with its code, as when it loads: what a compiler has made of a declaration shows there. */
    TypeShape readWithMarks(ClassFile file) {
        ClassModel model = ModelReader.model(file);
        Marked old = marking.of(model);
        old.pending();
        return new TypeShape(model, old);
    }
}
