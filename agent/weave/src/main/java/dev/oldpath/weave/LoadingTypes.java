package dev.oldpath.weave;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.late.LateMarkFinder;
import dev.oldpath.weave.mark.Marked;
import dev.oldpath.weave.pool.ConstantPool;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.Overriding;
import dev.oldpath.weave.use.References;
import dev.oldpath.weave.use.SharedCalls;
import dev.oldpath.weave.use.Uses;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Takes each type that is being loaded: shows it to all who have to know of it, and finds what it uses. Thread-safe. */
final class LoadingTypes {
    private final TypeIndex types;
    private final LateMarkFinder lateMarks;
    private final Reflection reflection;
    private final References references;
    private final Overriding overriding;
    private final SharedCalls shared;

    LoadingTypes(
            TypeIndex types,
            LateMarkFinder lateMarks,
            Reflection reflection,
            References references,
            Overriding overriding,
            SharedCalls shared) {
        this.types = types;
        this.lateMarks = lateMarks;
        this.reflection = reflection;
        this.references = references;
        this.overriding = overriding;
        this.shared = shared;
    }

    /** Whether somebody has asked for the type before it could be read. */
    boolean isAwaited(String internalName) {
        return types.isUnanswered(internalName);
    }

    /**
     * Takes a type; returns what it uses of what is counted at its uses.
     *
     * @param look what the first look at the class has found
     */
    Uses load(@Nullable ClassLoader loader, ClassFile file, TypeShape type, int look) {
        Uses uses = nothing(type);
        Marked old = type.old();
        if ((look & ConstantPool.USE) != 0
                || !old.atSites().isEmpty()
                || !old.inside().isEmpty()) {
            boolean late = types.load(loader, type);
            TypeShape loaded = types.loaded(loader, type.name());
            lateMarks.loaded(loader, loaded == null ? type : loaded, late);
            if (late
                    || !old.atSites().isEmpty()
                    || !old.overridable().isEmpty()
                    || !type.constructorsOfMarkedType().isEmpty()) {
                reflection.loaded(loader, type);
            }
            references.find(loader, file.reader(), type, uses);
            overriding.loaded(loader, type);
        }
        reflection.checkUncountable(loader, type);
        return uses;
    }

    /** Takes a generated type, which marks nothing; returns what it uses. */
    Uses generated(@Nullable ClassLoader loader, ClassFile file, TypeShape type) {
        Uses uses = new Uses(type, shared).passingOn();
        references.find(loader, file.reader(), type, uses);
        overriding.loaded(loader, type);
        return uses;
    }

    /** Another agent changes a type after it has loaded. */
    void changedByAnother(@Nullable ClassLoader loader, String internalName) {
        TypeShape type = types.loaded(loader, internalName);
        if (type != null) {
            type.old().changedByAnother();
        }
    }

    /** Returns that a type uses nothing of what is counted at its uses. */
    Uses nothing(TypeShape type) {
        return new Uses(type, shared);
    }

    /** Whether a type that has been loaded is an enum with something old. */
    boolean isOldEnum(@Nullable ClassLoader loader, String internalName) {
        TypeShape type = types.loaded(loader, internalName);
        return type != null && type.is(Opcodes.ACC_ENUM) && !type.marked().isEmpty();
    }
}
