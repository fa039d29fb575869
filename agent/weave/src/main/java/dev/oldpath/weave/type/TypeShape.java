package dev.oldpath.weave.type;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.mark.Marked;
import dev.oldpath.weave.model.ClassOutline;
import dev.oldpath.weave.model.Mark;
import dev.oldpath.weave.model.Member;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A class and what is old in it: all that decides to which declaration a use belongs. Immutable; refers to no class or
 * loader.
 */
public final class TypeShape {
    private final ClassOutline outline;
    private final Marked old;

    /** Creates it of a class and what is old in that. */
    public TypeShape(ClassOutline outline, Marked old) {
        this.outline = outline;
        this.old = old;
    }

    /** What the class declares. */
    public ClassOutline outline() {
        return outline;
    }

    public String name() {
        return outline.name();
    }

    public @Nullable String superName() {
        return outline.superName();
    }

    public String[] interfaces() {
        return outline.interfaces();
    }

    public boolean is(int flag) {
        return outline.is(flag);
    }

    /** Whether it is the interface of an MXBean, if it is one. */
    public boolean isMXBean() {
        return outline.isMXBean();
    }

    /** What the methods of an MXBean take and return, and JMX converts; empty for all others. */
    public Set<String> converted() {
        return outline.converted();
    }

    /** All members that the type itself declares, with and without a mark. */
    public Collection<Member> members() {
        return outline.members();
    }

    /** A member that the type itself declares; null when it does not. */
    public @Nullable Member member(MemberKey key) {
        return outline.member(key);
    }

    /** Whether the type declares another field with the name of this one, as only obfuscators make it. */
    public boolean hasNamesake(MemberKey key) {
        return outline.hasNamesake(key);
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

    /**
     * The paths of the constructors that are old because the type itself is: an object of it that is made without one is a
     * use too, for the type will go.
     */
    public Map<MemberKey, Path> constructorsOfMarkedType() {
        Mark mark = outline.mark();
        Map<MemberKey, Path> found = new HashMap<>();
        if (mark.isDeprecated() || mark.isOldPath()) {
            for (Map.Entry<MemberKey, Path> method : inside().entrySet()) {
                if (method.getKey().name().equals("<init>")) {
                    found.put(method.getKey(), method.getValue());
                }
            }
        }
        return found;
    }

    /** The paths of the methods that the type itself declares and that count their uses themselves. */
    public Map<MemberKey, Path> inside() {
        return old.inside();
    }
}
