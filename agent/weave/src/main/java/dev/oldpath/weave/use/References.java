package dev.oldpath.weave.use;

import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.pool.Mentions;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import dev.oldpath.weave.type.Resolution;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Walks the references of a class to members of others and of itself (JVMS 4.4.2) and finds the old ones. Thread-safe. */
public final class References {
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;

    /** What returns all constants of an enum in Kotlin. */
    public static final String ENTRIES = "getEntries.()Lkotlin/enums/EnumEntries;";

    private static final byte LOOKED_AT = 1;
    private static final byte NOT_LOOKED_AT = 2;

    private final Scope scope;
    private final Rules rules;
    private final Mentions mentions;
    private final TypeIndex types;
    private final Resolution resolution;
    private final Paths paths;

    public References(
            Scope scope, Rules rules, Mentions mentions, TypeIndex types, Resolution resolution, Paths paths) {
        this.scope = scope;
        this.rules = rules;
        this.mentions = mentions;
        this.types = types;
        this.resolution = resolution;
        this.paths = paths;
    }

    /** Whether marks are looked for in the type's class file before it loads. */
    public boolean isLookedAt(String internalName) {
        return scope.countsDeprecated(internalName) || rules.concern(internalName);
    }

    /** Adds what the class refers to and is counted at its uses. */
    public void find(@Nullable ClassLoader loader, ClassReader reader, TypeShape type, Uses uses) {
        char[] buffer = new char[reader.getMaxStringLength()];
        byte[] owners = new byte[reader.getItemCount()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (!isMember(reader, item)) {
                continue;
            }
            int tag = reader.readByte(item - 1);
            int ownerIndex = reader.readUnsignedShort(item);
            if (owners[ownerIndex] == 0) {
                String owner = reader.readClass(item, buffer);
                owners[ownerIndex] = isLookedAt(owner) ? LOOKED_AT : NOT_LOOKED_AT;
            }
            if (owners[ownerIndex] == LOOKED_AT || mentions.hasMembers()) {
                String owner = reader.readClass(item, buffer);
                String key = key(reader, item, buffer);
                if (owners[ownerIndex] == LOOKED_AT || mentions.hasMember(key)) {
                    find(loader, tag == FIELD, type, owner, key, uses);
                    if (tag == METHOD && isValues(owner, key) && !owner.equals(type.name())) {
                        values(loader, type, owner, uses);
                    }
                }
            }
        }
    }

    private void find(
            @Nullable ClassLoader loader, boolean field, TypeShape type, String owner, String key, Uses uses) {
        TypeShape declaring = field ? resolution.field(loader, owner, key) : null;
        int path = !field
                ? resolution.method(loader, owner, key)
                : declaring == null ? Resolution.NOWHERE : Resolution.path(declaring, key);
        if (path >= 0) {
            uses.add(
                    owner,
                    key,
                    paths.at(path),
                    declaring != null && declaring.name().equals(type.name()));
        }
    }

    private static boolean isValues(String owner, String key) {
        return key.equals(values(owner)) || key.equals(ENTRIES);
    }

    /** Whether a constant of a pool, of which a reader says where it is, refers to a member. */
    public static boolean isMember(ClassReader reader, int item) {
        int tag = item == 0 ? 0 : reader.readByte(item - 1);
        return tag == FIELD || tag == METHOD || tag == INTERFACE_METHOD;
    }

    /** Returns the key of the member that a constant refers to. */
    public static String key(ClassReader reader, int item, char[] buffer) {
        int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
        return Signature.key(reader.readUTF8(nameAndType, buffer), reader.readUTF8(nameAndType + 2, buffer));
    }

    /** The key of the method that returns all constants of an enum. */
    public static String values(String owner) {
        return "values.()[L" + owner + ';';
    }

    /** Whoever has all constants may use the old ones. Tables for a switch, in synthetic classes, use none by themselves. */
    private void values(@Nullable ClassLoader loader, TypeShape type, String owner, Uses uses) {
        TypeShape called = types.find(loader, owner);
        if (called == null || !called.is(Opcodes.ACC_ENUM) || type.is(Opcodes.ACC_SYNTHETIC)) {
            return;
        }
        String constant = ".L" + owner + ';';
        for (Map.Entry<String, Integer> marked : called.marked().entrySet()) {
            if (marked.getKey().endsWith(constant)) {
                uses.uncountable(paths.at(marked.getValue()), "values()");
            }
        }
    }
}
