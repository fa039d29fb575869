package dev.oldpath.weave;

import dev.oldpath.ledger.Health;
import dev.oldpath.weave.callsite.ReflectionSites;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.late.LateCallers;
import dev.oldpath.weave.mark.Marked;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.mark.Marking;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.ModelReader;
import dev.oldpath.weave.pool.ConstantPool;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.Uses;
import org.jspecify.annotations.Nullable;

/** Enters the marks of a class that is being loaded into the inventory and weaves the counting into it. Thread-safe. */
final class ClassWeaver {
    private final FirstLook firstLook;
    private final Marking marking;
    private final MarkedTypes markedTypes;
    private final LoadingTypes loading;
    private final Reflection reflection;
    private final @Nullable LateCallers late;
    private final Health health;

    /** Creates a weaver; {@link Weaving} wires it. */
    ClassWeaver(
            FirstLook firstLook,
            Marking marking,
            MarkedTypes markedTypes,
            LoadingTypes loading,
            Reflection reflection,
            @Nullable LateCallers late,
            Health health) {
        this.firstLook = firstLook;
        this.marking = marking;
        this.markedTypes = markedTypes;
        this.loading = loading;
        this.reflection = reflection;
        this.late = late;
        this.health = health;
    }

    /** What there may be in a class: flags of {@link ConstantPool}, or 0. Does not allocate when it is 0. */
    int look(String internalName, byte[] classFile) {
        int found = firstLook.at(internalName, classFile);
        return loading.isAwaited(internalName) ? found | ConstantPool.USE : found;
    }

    /**
     * Weaves a class.
     *
     * @param look what {@link #look} has found
     * @return the woven class file, or null when there is nothing in it that can be counted
     */
    byte @Nullable [] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile, int look) {
        return look == ConstantPool.REFLECTION
                ? weaveReflection(internalName, classFile)
                : weaveMarks(loader, new ClassFile(classFile), look);
    }

    /**
     * Weaves a class that was generated while the application runs. What it calls is counted unless it passes on what its caller
     * has counted, as proxies do.
     *
     * @return the woven class file, or null when there is nothing in it that can be counted
     */
    byte @Nullable [] weaveGenerated(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        if ((firstLook.at(internalName, classFile) & ConstantPool.USE) == 0) {
            return null;
        }
        ClassFile file = new ClassFile(classFile);
        TypeShape type = unmarked(file);
        Uses uses = loading.generated(loader, file, type);
        try {
            if (!uses.isEmpty()) {
                requireKnown(file);
            }
            return write(file, type, uses, false);
        } catch (RuntimeException | Error e) {
            uses.failed();
            throw e;
        }
    }

    /** Another agent, or a debugger, transforms a class again: whatever it weaves comes in front of the counting. */
    void changedByAnother(@Nullable ClassLoader loader, String internalName) {
        loading.changedByAnother(loader, internalName);
    }

    /** Weaves a class without marks, and without uses of what has them. Never throws. */
    private byte @Nullable [] weaveReflection(String internalName, byte[] classFile) {
        try {
            ClassFile file = new ClassFile(classFile);
            TypeShape type = unmarked(file);
            return write(file, type, loading.nothing(type), true);
        } catch (RuntimeException | Error e) {
            reflection.unwoven(Signature.type(internalName), e.toString());
            return null;
        }
    }

    private byte @Nullable [] weaveMarks(@Nullable ClassLoader loader, ClassFile file, int look) {
        boolean mayBeMarked = (look & ConstantPool.MARK) != 0;
        boolean reflects = (look & ConstantPool.REFLECTION) != 0;
        ModelReader reading = new ModelReader(file);
        Marked old = null;
        Uses uses = null;
        try {
            TypeShape type;
            if (mayBeMarked) {
                reading.read();
                ClassModel model = reading.model();
                old = marking.of(model);
                markedTypes.loaded(loader, model);
                type = new TypeShape(model, old);
            } else {
                old = Marked.nothing(file.name());
                type = new TypeShape(ModelReader.outline(file), old);
            }
            uses = loading.load(loader, file, type, look);
            if (mayBeMarked || !uses.isEmpty()) {
                requireKnown(file);
            }
            // An enum finds its constants by their names.
            byte[] woven = write(file, type, uses, reflects || loading.isOldEnum(loader, file.name()));
            old.watched();
            if (late != null) {
                late.woven(uses);
            }
            return woven;
        } catch (RuntimeException | Error e) {
            if (old == null) {
                old = marking.of(reading.model());
            }
            old.failed();
            if (uses != null) {
                uses.failed();
            }
            if (reflects && mayReflect(file)) {
                reflection.unwoven(Signature.type(file.name()), e.toString());
            }
            throw e;
        }
    }

    private static TypeShape unmarked(ClassFile file) {
        return new TypeShape(ModelReader.outline(file), Marked.nothing(file.name()));
    }

    private static void requireKnown(ClassFile file) {
        if (!file.isKnown()) {
            throw new IllegalArgumentException(
                    "class file version " + file.version() + " is newer than this agent supports");
        }
    }

    /** Whether there are reflective calls in a class that may be broken. */
    private static boolean mayReflect(ClassFile file) {
        try {
            return ReflectionSites.areIn(file);
        } catch (RuntimeException | Error e) {
            return true;
        }
    }

    private byte @Nullable [] write(ClassFile file, TypeShape type, Uses uses, boolean reflects) {
        if (reflects && file.isKnown()) {
            try {
                return new ClassWriting(file, type, uses, reflection).write(health);
            } catch (RuntimeException | Error e) {
                // What is counted still is.
                reflection.unwoven(Signature.type(type.name()), e.toString());
            }
        } else if (reflects && ReflectionSites.areIn(file)) {
            reflection.unwoven(Signature.type(type.name()), "class file version " + file.version());
        }
        return type.old().hasInside() || !uses.isEmpty()
                ? new ClassWriting(file, type, uses, null).write(health)
                : null;
    }
}
