package dev.oldpath.weave.classfile;

import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;

/** Finds the methods whose code may use certain members. Parses no code, and errs towards more. */
public final class MethodSearch {
    private static final int METHOD_HANDLE = 15;
    private static final int DYNAMIC = 17;
    private static final int INVOKE_DYNAMIC = 18;

    /** Members that somebody looks for. */
    public interface Members {
        /** Whether a reference to this member of this type means one of them. */
        boolean have(String owner, MemberKey key);
    }

    private MethodSearch() {}

    /** Returns the methods of a class whose code may use such a member, or a handle on one. */
    public static Set<MemberKey> using(Members members, ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        BitSet constants = constants(members, reader, buffer);
        if (constants.isEmpty()) {
            return Collections.emptySet();
        }
        Set<MemberKey> methods = new HashSet<>();
        for (MethodWalk walk = new MethodWalk(reader); walk.next(); ) {
            if (walk.mayUse(constants)) {
                methods.add(walk.key(buffer));
            }
        }
        return methods;
    }

    private static BitSet constants(Members members, ClassReader reader, char[] buffer) {
        BitSet wanted = new BitSet();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (MemberReference.is(reader, item)
                    && members.have(reader.readClass(item, buffer), MemberReference.key(reader, item, buffer))) {
                wanted.set(i);
            }
        }
        return wanted.isEmpty() ? wanted : withHandles(wanted, reader);
    }

    /** Adds the handles on them and, if there are any, all constants that may be made with a handle (JVMS 4.4.10). */
    private static BitSet withHandles(BitSet members, ClassReader reader) {
        BitSet wanted = (BitSet) members.clone();
        BitSet dynamic = new BitSet();
        boolean handles = false;
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            int tag = item == 0 ? 0 : reader.readByte(item - 1);
            if (tag == METHOD_HANDLE && members.get(reader.readUnsignedShort(item + 1))) {
                wanted.set(i);
                handles = true;
            } else if (tag == DYNAMIC || tag == INVOKE_DYNAMIC) {
                dynamic.set(i);
            }
        }
        if (handles) {
            wanted.or(dynamic);
        }
        return wanted;
    }
}
