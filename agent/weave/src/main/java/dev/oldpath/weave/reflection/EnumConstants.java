package dev.oldpath.weave.reflection;

import java.util.EnumSet;
import java.util.Iterator;

/** Old constants of enums that are found by their names, or listed. Thread-safe. */
final class EnumConstants {
    private final OldMembers.Index members;
    private final Handles handles;

    EnumConstants(OldMembers.Index members, Handles handles) {
        this.members = members;
        this.handles = handles;
    }

    /** A constant has been found by its name: one use. */
    void found(Enum<?> constant) {
        for (OldMember member : members.of(constant.getDeclaringClass()).all()) {
            if (member.isConstant() && member.is(constant.name())) {
                $OldPath.hit(member.path().index());
            }
        }
    }

    /** The constants that are not in this set are listed. */
    void listed(EnumSet<?> set) {
        Iterator<?> some = (set.isEmpty() ? EnumSet.complementOf(set) : set).iterator();
        if (some.hasNext()) {
            listed(((Enum<?>) some.next()).getDeclaringClass());
        }
    }

    /** The constants of a class, if it is an enum, are listed. */
    void listed(Class<?> type) {
        if (type.isEnum()) {
            handles.constantsListed(type);
        }
    }
}
