package dev.oldpath.weave;

import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.mark.Counting;
import dev.oldpath.weave.mark.FieldMarks;
import dev.oldpath.weave.mark.Mark;
import dev.oldpath.weave.mark.MarkSink;
import dev.oldpath.weave.rule.FieldRule;
import dev.oldpath.weave.rule.MethodRule;
import dev.oldpath.weave.use.SiteWeaver;
import dev.oldpath.weave.use.Uses;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the marks of one class, and weaves the counting into whatever is behind it. Not thread-safe.
 *
 * <p>What is marked:
 *
 * <ul>
 *   <li>a method or constructor with {@code @OldPath}, or named by a rule;
 *   <li>one that is deprecated, by class-file attribute (JVMS 4.7.15; Kotlin and Scala emit only that) or annotation, if
 *       deprecation counts in this class. What compilers add is skipped, for what it calls counts itself: bridges, onto
 *       which javac copies annotations, and helpers such as Kotlin's {@code total$default}. Kotlin's hidden functions
 *       are synthetic too, but old paths: only older binaries call them;
 *   <li>constructors, public and protected methods of a type so marked. Not the constructors of an enum, which run
 *       only when the type is initialised, and nothing synthetic;
 *   <li>each constant id passed to {@code OldPaths.used}.
 * </ul>
 *
 * <p>Fields, and methods without code, are counted where they are used.
 */
final class ClassMarks extends ClassVisitor implements MarkerCalls.Branches {
    private final List<MethodRule> rules;
    private final @Nullable String entry;
    private final MarkSink sink;
    private final Mark typeMark = new Mark();
    private final Map<String, Constructor> constructors;
    private final Set<String> tooLarge;
    private final @Nullable Uses uses;
    private final FieldMarks fields;
    private String internalName = "";
    private int typeAccess;
    private int version;

    /** What has to be known about a constructor before the one that calls it can be woven. */
    static final class Constructor {
        @Nullable
        Integer path;
        /** Descriptor of the constructor of the same class that it calls; null when it calls {@code super(..)}. */
        @Nullable
        String delegate;
    }

    /**
     * Creates a visitor that only reads.
     *
     * @param rules those that match the type
     * @param entry by which {@code java.lang.Deprecated} is a mark in this class; null when it is none
     */
    ClassMarks(List<MethodRule> rules, List<FieldRule> fieldRules, @Nullable String entry, MarkSink sink) {
        super(Opcodes.ASM9);
        this.rules = rules;
        this.fields = new FieldMarks(fieldRules, entry, sink);
        this.entry = entry;
        this.sink = sink;
        this.constructors = new HashMap<>();
        this.tooLarge = Collections.emptySet();
        this.uses = null;
    }

    /**
     * Creates a visitor that weaves what {@code read} has found.
     *
     * @param uses what the class uses of what is counted at its uses
     * @param tooLarge methods (name and descriptor) that have no room for the counting and stay as they are
     */
    ClassMarks(ClassMarks read, Uses uses, Set<String> tooLarge, ClassVisitor next) {
        super(Opcodes.ASM9, next);
        this.tooLarge = tooLarge;
        this.uses = uses;
        this.rules = read.rules;
        this.fields = read.fields;
        this.entry = read.entry;
        this.sink = read.sink;
        this.constructors = read.constructors;
    }

    @Override
    public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
        this.version = version & 0xffff;
        typeAccess = access;
        internalName = name;
        typeMark.deprecated = (access & Opcodes.ACC_DEPRECATED) != 0;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return typeMark.visitor(descriptor, super.visitAnnotation(descriptor, visible));
    }

    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        FieldVisitor next = super.visitField(access, name, descriptor, signature, value);
        return fields.visitor(internalName, access, name, descriptor, value != null, next);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (tooLarge.contains(name + descriptor)) {
            return next;
        }
        if (uses != null && !uses.isEmpty()) {
            next = new SiteWeaver(uses, name, descriptor, next);
        }
        if (name.equals("<clinit>")) {
            return new MarkerCalls(next, version, this);
        }
        return new MethodWeaver(this, access, name, descriptor, version, next);
    }

    /** Takes a branch marked inside this class; returns its index. */
    @Override
    public int index(String id) {
        return sink.mark(
                PathKind.BRANCH, id, PathInfo.NONE, Signature.type(internalName) + " branch " + id, Counting.INSIDE);
    }

    /** Whether this is the type being read. */
    boolean is(String internalName) {
        return this.internalName.equals(internalName);
    }

    /** What is known about a constructor of this type. */
    Constructor constructor(String descriptor) {
        Constructor known = constructors.get(descriptor);
        if (known == null) {
            known = new Constructor();
            constructors.put(descriptor, known);
        }
        return known;
    }

    /**
     * Returns the mark of a method: its own, or for the accessor of a record component that of the component. javac
     * copies no annotation onto an accessor written by hand.
     */
    Mark markOf(String name, String descriptor, Mark own) {
        boolean accessor = (typeAccess & Opcodes.ACC_RECORD) != 0 && descriptor.startsWith("()");
        Mark component = accessor ? fields.componentOf(name) : null;
        return component == null || own.oldPath || own.deprecated ? own : component;
    }

    /** Returns the id under which the method counts when it is marked; null when it is not. */
    @Nullable
    String pathOf(int access, String name, String descriptor, Mark mark) {
        if (isAdded(access, name)) {
            return null;
        }
        String parameters = Signature.parameters(descriptor);
        MethodRule rule = rule(name, parameters);
        boolean ofType = isPartOfMarkedType(access, name);
        if (rule == null && !mark.oldPath && !(mark.deprecated && entry != null) && !ofType) {
            return null;
        }
        if (rule != null && rule.id() != null) {
            return rule.id();
        }
        if (mark.oldPath && mark.id != null) {
            return mark.id;
        }
        if (!mark.oldPath && ofType && typeMark.id != null) {
            return typeMark.id;
        }
        return Signature.type(internalName) + '#' + name + parameters;
    }

    /** Hands a marked method to the sink; returns the index of its path. */
    int method(int access, String name, String descriptor, Mark mark, String id) {
        String parameters = Signature.parameters(descriptor);
        String type = Signature.type(internalName);
        PathInfo info = mark.info(entry).function(type + '.' + name).build();
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).matchesMethod(name, parameters)) {
                // All have found what they name; the first has the say, as for the id.
                rules.get(i).matched();
                info = rules.get(i).info().or(info);
            }
        }
        if (isPartOfMarkedType(access, name)) {
            info = info.or(typeMark.info(entry).build());
        }
        Counting counting = counting(access);
        int path = sink.mark(PathKind.METHOD, id, info, type + '#' + name + parameters, counting);
        if (counting == Counting.AT_SITES) {
            sink.atSites(Signature.key(name, descriptor), path);
        } else if (counting == Counting.INSIDE) {
            sink.inside(Signature.key(name, descriptor), path);
        }
        return path;
    }

    private Counting counting(int access) {
        if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
            return Counting.INSIDE;
        }
        return (typeAccess & Opcodes.ACC_ANNOTATION) != 0 ? Counting.NOWHERE : Counting.AT_SITES;
    }

    /** Whether a compiler has added the method for its own needs. */
    private static boolean isAdded(int access, String name) {
        return (access & Opcodes.ACC_BRIDGE) != 0
                || ((access & Opcodes.ACC_SYNTHETIC) != 0 && (name.indexOf('$') >= 0 || name.equals("<init>")));
    }

    private boolean isPartOfMarkedType(int access, String name) {
        if (!typeMark.oldPath && !(typeMark.deprecated && entry != null)) {
            return false;
        }
        if ((access & Opcodes.ACC_SYNTHETIC) != 0) {
            return false;
        }
        if (name.equals("<init>")) {
            return (typeAccess & Opcodes.ACC_ENUM) == 0;
        }
        return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
    }

    private @Nullable MethodRule rule(String name, String parameters) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matchesMethod(name, parameters)) {
                return rules.get(i);
            }
        }
        return null;
    }
}
