package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.MemberKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one reading of a class that may have marks has found: what it declares, and what its code shows. Immutable; refers
 * to no class or loader.
 */
public final class ClassModel extends ClassOutline {
    private final Map<MemberKey, Code> codes;
    private final List<String> branches;

    ClassModel(ClassOutline.Builder declared, Map<MemberKey, Code> codes, Collection<String> branches) {
        super(declared);
        this.codes = new HashMap<>(codes);
        this.branches = new ArrayList<>(branches);
    }

    /** What the code of a member shows about its origin; {@link Code#NONE} when it has none. */
    public Code code(Member member) {
        Code code = codes.get(member.key());
        return code == null ? Code.NONE : code;
    }

    /** The ids that its code marks as branches. */
    public List<String> branches() {
        return branches;
    }
}
