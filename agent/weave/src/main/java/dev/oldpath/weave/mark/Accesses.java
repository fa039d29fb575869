package dev.oldpath.weave.mark;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.weave.classfile.MemberKey;

/** Which number a use of a member counts: of a property a getter reads and a setter writes. */
public final class Accesses {
    private Accesses() {}

    /** Returns what a call of the method counts. */
    public static int hit(Path path, MemberKey method) {
        boolean writes = path.kind() == PathKind.FIELD && method.descriptor().endsWith(")V");
        return writes ? path.index() + Path.WRITE : path.index();
    }
}
