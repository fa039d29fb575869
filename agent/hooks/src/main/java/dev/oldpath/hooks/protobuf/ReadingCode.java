package dev.oldpath.hooks.protobuf;

import dev.oldpath.weave.hook.NameEndings;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds the places at which a method reads the fields of a message: the cases of its switch over tags. A tag is {@code
 * number << 3 | wire type}; 0 is the end of the message. Not thread-safe.
 */
final class ReadingCode extends EachInstruction {
    private final GeneratedMethod method;
    private final Map<Label, Integer> instructions = new HashMap<>();
    private final Map<Integer, Label> cases = new HashMap<>();
    private @Nullable Label unknown;

    /** Creates a reader that enters what it finds into this method. */
    ReadingCode(GeneratedMethod method) {
        super(null);
        this.method = method;
    }

    /** Whether a method with this descriptor may read messages. */
    static boolean mayBe(String descriptor) {
        return GeneratedMethod.takes(descriptor, "/CodedInputStream", "/ExtensionRegistryLite");
    }

    @Override
    void before(int number, int opcode) {}

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        super.visitLookupSwitchInsn(otherwise, keys, labels);
        boolean hasEnd = false;
        for (int key : keys) {
            hasEnd |= key == 0;
        }
        if (unknown == null && hasEnd) {
            unknown = otherwise;
            for (int i = 0; i < keys.length; i++) {
                cases.put(keys[i], labels[i]);
            }
        }
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        super.visitTableSwitchInsn(min, max, otherwise, labels);
        if (unknown == null && min == 0) {
            unknown = otherwise;
            for (int i = 0; i < labels.length; i++) {
                cases.put(i, labels[i]);
            }
        }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        super.visitFieldInsn(opcode, owner, name, descriptor);
        method.usesParser |= NameEndings.is("/Parser", Type.getType(descriptor).getInternalName());
    }

    @Override
    public void visitLabel(Label label) {
        instructions.put(label, next());
        super.visitLabel(label);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        method.locals = maxLocals;
    }

    @Override
    public void visitEnd() {
        method.reads = unknown != null;
        for (Map.Entry<Integer, Label> each : cases.entrySet()) {
            Integer instruction = instructions.get(each.getValue());
            if (instruction != null && each.getValue() != unknown) {
                method.places.add(new Place(instruction, each.getKey() >>> 3, null));
            }
        }
    }
}
