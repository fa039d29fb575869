package dev.oldpath.weave.use;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.MemberReference;
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
    /** What returns all constants of an enum in Kotlin. */
    public static final MemberKey ENTRIES = MemberKey.of("getEntries", "()Lkotlin/enums/EnumEntries;");

    private static final byte LOOKED_AT = 1;
    private static final byte NOT_LOOKED_AT = 2;

    private final Scope scope;
    private final Rules rules;
    private final Mentions mentions;
    private final TypeIndex types;
    private final Resolution resolution;

    public References(Scope scope, Rules rules, Mentions mentions, TypeIndex types, Resolution resolution) {
        this.scope = scope;
        this.rules = rules;
        this.mentions = mentions;
        this.types = types;
        this.resolution = resolution;
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
            if (!MemberReference.is(reader, item)) {
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
                MemberKey key = MemberReference.key(reader, item, buffer);
                if (owners[ownerIndex] == LOOKED_AT || mentions.hasMember(key)) {
                    find(loader, tag == MemberReference.FIELD, type, owner, key, uses);
                    if (tag == MemberReference.METHOD && isValues(owner, key) && !owner.equals(type.name())) {
                        values(loader, type, owner, uses);
                    }
                }
            }
        }
    }

    private void find(
            @Nullable ClassLoader loader, boolean field, TypeShape type, String owner, MemberKey key, Uses uses) {
        TypeShape declaring = field ? resolution.field(loader, owner, key) : null;
        Path path = !field
                ? resolution.method(loader, owner, key)
                : declaring == null ? null : Resolution.path(declaring, key);
        if (path != null) {
            boolean own = declaring != null && declaring.name().equals(type.name());
            uses.add(owner, key, path, own, !field && resolution.countsInside(loader, owner, key));
        }
    }

    private static boolean isValues(String owner, MemberKey key) {
        return key.equals(values(owner)) || key.equals(ENTRIES);
    }

    /** The key of the method that returns all constants of an enum. */
    public static MemberKey values(String owner) {
        return MemberKey.of("values", "()[L" + owner + ';');
    }

    /** Code that gets all constants may use the old ones. Tables for a switch, in synthetic classes, use none by themselves. */
    private void values(@Nullable ClassLoader loader, TypeShape type, String owner, Uses uses) {
        TypeShape called = types.find(loader, owner);
        if (called == null || !called.is(Opcodes.ACC_ENUM) || type.is(Opcodes.ACC_SYNTHETIC)) {
            return;
        }
        for (Map.Entry<MemberKey, Path> marked : called.marked().entrySet()) {
            if (marked.getKey().isConstantOf(owner)) {
                uses.uncountable(marked.getValue(), "values()");
            }
        }
    }
}
