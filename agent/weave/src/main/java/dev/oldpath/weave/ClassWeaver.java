package dev.oldpath.weave;

import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.Locals;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.late.KnownMarks;
import dev.oldpath.weave.late.LateCallers;
import dev.oldpath.weave.mark.Marked;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.mark.Marking;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.ModelReader;
import dev.oldpath.weave.place.ClassFiles;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.pool.ConstantPool;
import dev.oldpath.weave.pool.Mentions;
import dev.oldpath.weave.reflection.JdkCalls;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import dev.oldpath.weave.type.Resolution;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.Overriding;
import dev.oldpath.weave.use.References;
import dev.oldpath.weave.use.SharedCalls;
import dev.oldpath.weave.use.Uses;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Enters the marks of a class into the inventory and weaves the counting into it. Thread-safe. */
public final class ClassWeaver {
    private final Scope scope;
    private final Rules rules;
    private final @Nullable LateCallers late;
    private final Health health;
    private final Mentions mentions;
    private final TypeIndex types;
    private final References references;
    private final KnownMarks known;
    private final Reflection reflection;
    private final SharedCalls shared;
    private final Overriding overriding;
    private final MarkedTypes marked;
    private final Marking marking;

    /** Creates a weaver for classes that do not run in this JVM: nobody receives what they report. */
    public ClassWeaver(Paths paths, Scope scope, Rules rules, Health health) {
        this(paths, scope, rules, null, new LoaderPlaces(), new Crossings(), health);
    }

    /**
     * Creates a weaver that enters what it finds into these paths.
     *
     * @param late weaves classes that were loaded too early; null when there can be none
     * @param classFiles finds types that have not been loaded
     * @param crossings takes what the woven classes report
     */
    public ClassWeaver(
            Paths paths,
            Scope scope,
            Rules rules,
            @Nullable LateCallers late,
            ClassFiles classFiles,
            Crossings crossings,
            Health health) {
        this.scope = scope;
        this.rules = rules;
        this.late = late;
        this.health = health;
        marking = new Marking(rules, scope, paths);
        mentions = new Mentions(scope, rules);
        types = new TypeIndex(scope, classFiles, new TypeIndex.Reading() {
            @Override
            public TypeShape read(byte[] classFile) {
                return shape(classFile);
            }
        });
        marked = new MarkedTypes(scope, classFiles);
        shared = new SharedCalls(types, crossings);
        overriding = new Overriding(types, shared);
        Resolution resolution = new Resolution(types);
        references = new References(scope, rules, mentions, types, resolution);
        reflection = new Reflection(types, resolution, shared, crossings, scope, health);
        known = new KnownMarks(references, types, resolution, mentions, late);
    }

    /** Counts what is used by reflection. */
    public Reflection reflection() {
        return reflection;
    }

    /** Knows the marks of loaded classes. */
    public MarkedTypes markedTypes() {
        return marked;
    }

    /** Reads a class that has not been loaded: what it marks is pending. */
    void list(byte[] classFile) {
        ClassReader reader = ClassFile.reader(classFile);
        Marked old = marking.of(ModelReader.withCode(reader));
        old.pending();
        known.listed(reader.getClassName(), old);
    }

    /** Reads a class that another one uses and that has not been loaded. */
    private TypeShape shape(byte[] classFile) {
        ClassReader reader = ClassFile.reader(classFile);
        if (!mayHoldMark(reader.getClassName(), classFile)) {
            ClassModel model = ModelReader.withoutCode(reader);
            return new TypeShape(model, Marked.nothing(model.name()));
        }
        // With its code, as when it loads: what a compiler has made of a declaration shows there.
        ClassModel model = ModelReader.withCode(reader);
        Marked old = marking.of(model);
        old.pending();
        return new TypeShape(model, old);
    }

    /** Whether marks are looked for in the class, and not only {@code @OldPath} by which any may be marked. */
    public boolean isLookedAt(String internalName) {
        return references.isLookedAt(internalName);
    }

    /** Whether a class that has not been loaded may mark anything. */
    boolean mayHoldMark(String internalName, byte[] classFile) {
        return scope.mayBeApplication(internalName) && (look(internalName, classFile) & ConstantPool.MARK) != 0;
    }

    /** What there may be in a class: flags of {@link ConstantPool}, or 0. Does not allocate when it is 0. */
    int look(String internalName, byte[] classFile) {
        int found = ConstantPool.look(classFile, scope.countsDeprecated(internalName), mentions);
        if (rules.concern(internalName)) {
            found |= ConstantPool.MARK;
        }
        if (JdkCalls.isMBean(internalName)) {
            found |= ConstantPool.WAY;
        }
        return types.isUnanswered(internalName) ? found | ConstantPool.USE : found;
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
            TypeShape type = types.loaded(loader, internalName);
            // An enum finds its constants by their names.
            reflects |=
                    type != null && type.is(Opcodes.ACC_ENUM) && !type.marked().isEmpty();
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
                marked.loaded(loader, model);
            }
            TypeShape type = new TypeShape(model, old);
            uses = uses(loader, reader, type, look);
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

    /** Returns what the class uses of what is counted at its uses. */
    private Uses uses(@Nullable ClassLoader loader, ClassReader reader, TypeShape type, int look) {
        Uses uses = new Uses(type, shared, new Locals(reader));
        Marked old = type.old();
        if ((look & ConstantPool.USE) != 0
                || !old.atSites().isEmpty()
                || !old.inside().isEmpty()) {
            boolean surprise = types.load(loader, type);
            TypeShape loaded = types.loaded(loader, type.name());
            known.loaded(loader, loaded == null ? type : loaded, surprise);
            if (surprise || !old.atSites().isEmpty() || !old.overridable().isEmpty()) {
                reflection.loaded(loader, type);
            }
            references.find(loader, reader, type, uses);
            overriding.loaded(loader, type);
        }
        reflection.opens(loader, type);
        return uses;
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
