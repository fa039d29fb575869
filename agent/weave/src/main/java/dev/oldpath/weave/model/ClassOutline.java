package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.MemberKey;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class declares: all members, with and without a mark. Of a class without marks nobody asks for more, and its code
 * is not read. Immutable; refers to no class or loader.
 */
public class ClassOutline {
    private final String name;
    private final int version;
    private final int access;
    private final @Nullable String superName;
    private final String[] interfaces;
    private final Mark mark;
    private final boolean mxBean;
    private final boolean hasSource;
    private final Set<String> converted;
    private final Set<MemberKey> constantsInAnnotations;
    private final Map<MemberKey, Member> members;
    private final Compiler compiler;
    private final @Nullable String facade;

    /** What has been read so far. Not thread-safe. */
    static final class Builder {
        String name;
        int version;
        int access;

        @Nullable
        String superName;

        String[] interfaces = {};
        Mark mark = Mark.NONE;
        boolean mxBean;
        boolean hasSource;
        Compiler compiler = Compiler.JAVA;

        @Nullable
        String facade;

        private final Set<String> converted = new HashSet<>();
        private final Set<MemberKey> constantsInAnnotations = new HashSet<>();
        private final Map<MemberKey, Member> members = new LinkedHashMap<>();

        Builder(String name) {
            this.name = name;
        }

        void member(Member member) {
            members.put(member.key(), member);
        }

        void converted(String type) {
            converted.add(type);
        }

        void constantInAnnotation(String descriptor, String constant) {
            constantsInAnnotations.add(MemberKey.of(constant, descriptor));
        }
    }

    ClassOutline(Builder read) {
        name = read.name;
        version = read.version;
        access = read.access;
        superName = read.superName;
        interfaces = read.interfaces;
        mark = read.mark;
        mxBean = read.mxBean;
        hasSource = read.hasSource;
        converted = read.converted.isEmpty() ? Collections.<String>emptySet() : read.converted;
        constantsInAnnotations =
                read.constantsInAnnotations.isEmpty() ? Collections.<MemberKey>emptySet() : read.constantsInAnnotations;
        members = Collections.unmodifiableMap(new LinkedHashMap<>(read.members));
        compiler = read.compiler;
        facade = read.facade;
    }

    /** Its internal name. */
    public String name() {
        return name;
    }

    /** The major version of its class file; the newest known one if that is not known. */
    public int version() {
        return version;
    }

    /** The internal name of its superclass; null for {@code java.lang.Object}. */
    public @Nullable String superName() {
        return superName;
    }

    /** The internal names of the interfaces that it names itself, to be read only. */
    public String[] interfaces() {
        return interfaces;
    }

    /** Whether it has one of these access flags (JVMS 4.1). */
    public boolean is(int flags) {
        return (access & flags) != 0;
    }

    /** Its own mark, whether or not that counts. */
    public Mark mark() {
        return mark;
    }

    /** Whether it is the interface of an MXBean, if it is one. */
    public boolean isMXBean() {
        return mxBean || name.endsWith("MXBean");
    }

    /** What the methods of an MXBean take and return, and JMX converts; empty for all others. */
    public Set<String> converted() {
        return converted;
    }

    /** The constants of enums that its annotations name, and the defaults of its own elements if it is an annotation. */
    public Set<MemberKey> constantsInAnnotations() {
        return constantsInAnnotations;
    }

    /** All members that it declares, in the order of the class file. */
    public Collection<Member> members() {
        return members.values();
    }

    /** A member that it declares; null when it does not. */
    public @Nullable Member member(MemberKey key) {
        return members.get(key);
    }

    /** How many locals a method has that it declares; those behind are free. */
    public int locals(MemberKey method) {
        Member declared = members.get(method);
        return declared == null ? 0 : declared.locals();
    }

    /** Whether nothing names the file that it was compiled from: a generator has made it, or an obfuscator has removed that. */
    public boolean isGenerated() {
        return !hasSource;
    }

    /** In which language it was written. */
    public Compiler compiler() {
        return compiler;
    }

    /** The internal name of the class by which callers know its functions, where Kotlin has several files in one; else null. */
    public @Nullable String facade() {
        return facade;
    }

    /** Whether a method of this name that Kotlin makes for annotations carries a mark of deprecation. */
    public boolean hasDeprecated(String method) {
        for (Member member : members.values()) {
            if (member.key().isMethod()
                    && member.key().name().equals(method)
                    && member.mark().isDeprecated()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it declares a field of this name. */
    public boolean hasField(String field) {
        for (MemberKey key : members.keySet()) {
            if (!key.isMethod() && key.name().equals(field)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it declares another field with the name of this one, as only obfuscators make it. */
    public boolean hasNamesake(MemberKey key) {
        for (MemberKey other : members.keySet()) {
            if (!other.isMethod() && other.name().equals(key.name()) && !other.equals(key)) {
                return true;
            }
        }
        return false;
    }
}
