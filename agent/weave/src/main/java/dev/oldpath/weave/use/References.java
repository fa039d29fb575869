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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Walks the references of a class to members of others and of itself (JVMS 4.4.2) and finds the old ones. Thread-safe. */
public final class References {
    /** What returns all constants of an enum in Kotlin. */
    public static final MemberKey ENTRIES = MemberKey.of("getEntries", "()Lkotlin/enums/EnumEntries;");

    /** The tag of a constant that a method computes (JVMS 4.4.10). */
    private static final int DYNAMIC = 17;

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
        constantsInAnnotations(loader, type, uses);
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (!MemberReference.is(reader, item)) {
                if (item != 0 && reader.readByte(item - 1) == DYNAMIC) {
                    dynamic(loader, (ConstantDynamic) reader.readConst(i, buffer), uses);
                }
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

    /** Constants of enums that only an annotation names are read by the JDK, so nothing counts there. */
    private void constantsInAnnotations(@Nullable ClassLoader loader, TypeShape type, Uses uses) {
        for (MemberKey constant : type.outline().constantsInAnnotations()) {
            foundByJdk(
                    loader,
                    Type.getType(constant.descriptor()).getInternalName(),
                    constant,
                    uses,
                    "named by an annotation");
        }
    }

    /** A constant that the JVM has computed when it is first needed (JEP 309), by a method of the JDK that looks a field up. */
    private void dynamic(@Nullable ClassLoader loader, ConstantDynamic constant, Uses uses) {
        if (!constant.getBootstrapMethod().getOwner().equals("java/lang/invoke/ConstantBootstraps")) {
            return;
        }
        String name = constant.getName();
        String descriptor = constant.getDescriptor();
        List<String> owners = new ArrayList<>(Collections.singletonList(descriptor));
        List<String> descriptors = new ArrayList<>(owners);
        for (int i = 0; i < constant.getBootstrapMethodArgumentCount(); i++) {
            Object argument = constant.getBootstrapMethodArgument(i);
            if (argument instanceof Type) {
                owners.add(((Type) argument).getDescriptor());
                descriptors.add(((Type) argument).getDescriptor());
            }
        }
        for (String owner : owners) {
            if (owner.startsWith("L")) {
                for (String of : descriptors) {
                    String internalName = Type.getType(owner).getInternalName();
                    foundByJdk(loader, internalName, MemberKey.of(name, of), uses, "constant computed");
                }
            }
        }
    }

    private void foundByJdk(@Nullable ClassLoader loader, String owner, MemberKey field, Uses uses, String by) {
        if (!isLookedAt(owner) && !mentions.hasMember(field)) {
            return;
        }
        TypeShape declaring = resolution.field(loader, owner, field);
        Path path = declaring == null ? null : Resolution.path(declaring, field);
        if (path != null) {
            uses.uncountable(path, by);
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
