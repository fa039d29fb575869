package dev.oldpath.weave.pool;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.rule.MemberRule;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a class has to name in its constant pool for it to use a member that is counted where it is used. Thread-safe.
 *
 * <p>Types in whose class files marks are looked for, by the beginnings of their names; and for marks in other types the
 * names of the members, once they are known.
 */
public final class Mentions {
    private static final int FIRST_BYTES = 256;

    private final byte[][] typePrefixes;
    private final boolean everything;
    private final Set<MemberKey> members = ConcurrentHashMap.newKeySet();
    private volatile byte[][] memberNames = {};
    private volatile boolean[] begins = new boolean[FIRST_BYTES];

    public Mentions(Scope scope, Rules rules) {
        List<String> prefixes = new ArrayList<>(scope.prefixes());
        for (MemberRule rule : rules.all()) {
            prefixes.add(rule.typePrefix());
        }
        boolean all = false;
        typePrefixes = new byte[prefixes.size()][];
        for (int i = 0; i < typePrefixes.length; i++) {
            typePrefixes[i] = utf8(prefixes.get(i));
            all |= typePrefixes[i].length == 0;
        }
        everything = all;
        begins = firstBytes();
    }

    /** Creates one for these names alone. */
    public Mentions(Collection<String> names) {
        typePrefixes = new byte[0][];
        everything = false;
        for (String name : names) {
            add(MemberKey.of(name, ""));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private boolean[] firstBytes() {
        boolean[] found = new boolean[FIRST_BYTES];
        for (byte[] prefix : typePrefixes) {
            if (prefix.length > 0) {
                found[prefix[0] & 0xff] = true;
            }
        }
        for (byte[] name : memberNames) {
            found[name[0] & 0xff] = true;
        }
        return found;
    }

    /** Adds a member of a type that is not looked at otherwise; returns whether it is new. */
    public boolean add(MemberKey key) {
        if (!members.add(key)) {
            return false;
        }
        synchronized (this) {
            byte[][] after = Arrays.copyOf(memberNames, memberNames.length + 1);
            after[memberNames.length] = utf8(key.name());
            memberNames = after;
            begins = firstBytes();
        }
        return true;
    }

    /** Whether any member has been added. */
    public boolean hasMembers() {
        return !members.isEmpty();
    }

    /** Whether a member with this key has been added. */
    public boolean hasMember(MemberKey key) {
        return members.contains(key);
    }

    /** Whether every class has to be looked at more closely. */
    boolean everything() {
        return everything;
    }

    /** By first byte, whether anything begins with it: for nearly all constants the only thing to look at. */
    boolean[] begins() {
        return begins;
    }

    /** Whether the constant in these bytes, which is not empty and whose first byte is one of {@link #begins}, is one of those names. */
    boolean has(byte[] bytes, int at, int length) {
        for (byte[] prefix : typePrefixes) {
            if (length >= prefix.length && Bytes.areAt(bytes, at, prefix)) {
                return true;
            }
        }
        for (byte[] name : memberNames) {
            if (length == name.length && Bytes.areAt(bytes, at, name)) {
                return true;
            }
        }
        return false;
    }
}
