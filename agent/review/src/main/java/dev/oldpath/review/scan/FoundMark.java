package dev.oldpath.review.scan;

import dev.oldpath.ledger.PathKind;
import dev.oldpath.weave.classfile.MemberKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mark in built code.
 *
 * @param type the internal name of its class
 * @param member null for a branch
 * @param file its source with the folders of the package, or these alone
 * @param line 0 when it is not known
 */
record FoundMark(
        PathKind kind, String id, String type, @Nullable MemberKey member, String file, int line) {
    boolean isOfSameMember(FoundMark other) {
        return type.equals(other.type) && Objects.equals(member, other.member);
    }
}
