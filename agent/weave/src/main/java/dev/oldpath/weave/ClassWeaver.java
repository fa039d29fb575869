package dev.oldpath.weave;

import dev.oldpath.ledger.Health;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
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
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
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
        boolean reflects = (look & ConstantPool.REFLECTION) != 0;
        byte[] woven = null;
        if (look != ConstantPool.REFLECTION) {
            woven = weaveMarks(loader, internalName, classFile, look);
            // An enum finds its constants by their names.
            reflects |= loading.isOldEnum(loader, internalName);
        }
        byte[] both = reflects ? reflection.weave(internalName, woven == null ? classFile : woven) : null;
        return both == null ? woven : both;
    }

    private byte @Nullable [] weaveMarks(
            @Nullable ClassLoader loader, String internalName, byte[] classFile, int look) {
        boolean mayBeMarked = (look & ConstantPool.MARK) != 0;
        ClassReader reader = ClassFile.reader(classFile);
        ModelReader reading = new ModelReader(internalName);
        Marked old = null;
        Uses uses = null;
        try {
            reader.accept(reading, mayBeMarked ? 0 : ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
            ClassModel model = reading.model();
            old = mayBeMarked ? marking.of(model) : Marked.nothing(internalName);
            if (mayBeMarked) {
                markedTypes.loaded(loader, model);
            }
            TypeShape type = new TypeShape(model, old);
            uses = loading.load(loader, reader, type, look);
            if (!ClassFile.isKnown(classFile) && (mayBeMarked || !uses.isEmpty())) {
                throw new IllegalArgumentException(
                        "class file version " + ClassFile.major(classFile) + " is not known");
            }
            byte[] woven = old.hasInside() || !uses.isEmpty() ? weave(reader, model, type, uses) : null;
            old.watched();
            if (late != null) {
                late.woven(uses);
            }
            return woven;
        } catch (RuntimeException | Error e) {
            if (old == null && mayBeMarked) {
                old = marking.of(reading.model());
            }
            if (old != null) {
                old.failed();
            }
            if (uses != null) {
                uses.failed();
            }
            throw e;
        }
    }

    private byte @Nullable [] weave(ClassReader reader, ClassModel model, TypeShape type, Uses uses) {
        Set<MemberKey> tooLarge = new HashSet<>();
        while (true) {
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new ClassBodyWeaver(model, type, uses, tooLarge, writer), 0);
            try {
                byte[] woven = writer.toByteArray();
                type.old().tooLarge(tooLarge, health);
                uses.tooLarge(tooLarge, health);
                return type.old().hasInside() || !uses.counted().isEmpty() ? woven : null;
            } catch (MethodTooLargeException e) {
                // JVMS 4.7.3: 64 KiB a method. Leave that one alone; the others still count.
                if (!tooLarge.add(MemberKey.of(e.getMethodName(), e.getDescriptor()))) {
                    throw e;
                }
            }
        }
    }
}
