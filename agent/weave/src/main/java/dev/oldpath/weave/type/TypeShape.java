package dev.oldpath.weave.type;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.mark.Marked;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.Member;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class and what is old in it: all that decides to which declaration a use belongs. Immutable; refers to no class or
 * loader.
 */
public final class TypeShape {
    private final ClassModel model;
    private final Marked old;

    /** Creates it of a class and what is old in that. */
    public TypeShape(ClassModel model, Marked old) {
        this.model = model;
        this.old = old;
    }

    public String name() {
        return model.name();
    }

    public @Nullable String superName() {
        return model.superName();
    }

    public String[] interfaces() {
        return model.interfaces();
    }

    public boolean is(int flag) {
        return model.is(flag);
    }

    /** Whether it is the interface of an MXBean, if it is one. */
    public boolean isMXBean() {
        return model.isMXBean();
    }

    /** What the methods of an MXBean take and return, and JMX converts; empty for all others. */
    public Set<String> converted() {
        return model.converted();
    }

    /** All members that the type itself declares, with and without a mark. */
    public Collection<Member> members() {
        return model.members();
    }

    /** A member that the type itself declares; null when it does not. */
    public @Nullable Member member(MemberKey key) {
        return model.member(key);
    }

    /** Whether the type declares another field with the name of this one, as only obfuscators make it. */
    public boolean hasNamesake(MemberKey key) {
        return model.hasNamesake(key);
    }

    /** What is old in it. */
    public Marked old() {
        return old;
    }

    /** The paths of the members that the type itself declares and that are counted at their uses. */
    public Map<MemberKey, Path> marked() {
        return old.atSites();
    }

    /** The paths of the methods that the type itself declares, that count themselves, and that a subtype may override. */
    public Map<MemberKey, Path> overridable() {
        return old.overridable();
    }

    /** The paths of the methods that the type itself declares and that count their uses themselves. */
    public Map<MemberKey, Path> inside() {
        return old.inside();
    }
}
