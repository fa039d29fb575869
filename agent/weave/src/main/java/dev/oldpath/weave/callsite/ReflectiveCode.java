package dev.oldpath.weave.callsite;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Finds the reflective calls of one method. Not thread-safe.
 *
 * <p>Object streams are often subclassed, and then no call names the JDK's class: there the constructor of the subclass
 * counts for all calls.
 */
abstract class ReflectiveCode extends MethodVisitor {
    private final @Nullable String superName;

    /**
     * Creates a search.
     *
     * @param superName the superclass of the class that has the method
     * @param next what takes the method; null when nobody does
     */
    ReflectiveCode(@Nullable String superName, @Nullable MethodVisitor next) {
        super(Opcodes.ASM9, next);
        this.superName = superName;
    }

    /** A call follows. */
    abstract void before(ReflectionSite site);

    /** The call has been visited. */
    void after(ReflectionSite site) {}

    @Override
    public final void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        ReflectionSite site = ReflectiveCalls.site(owner, name, descriptor);
        if (site == null && opcode == Opcodes.INVOKESPECIAL && makesStream(owner, name)) {
            site = ReflectionSite.SERIALIZATION;
        }
        if (site != null) {
            before(site);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (site != null) {
            after(site);
        }
    }

    private boolean makesStream(String owner, String name) {
        return name.equals("<init>")
                && owner.equals(superName)
                && (owner.equals(ReflectiveCalls.OUTPUT_STREAM) || owner.equals(ReflectiveCalls.INPUT_STREAM));
    }

    @Override
    public final void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
            constant(argument);
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public final void visitLdcInsn(Object value) {
        constant(value);
        super.visitLdcInsn(value);
    }

    private void constant(Object value) {
        if (value instanceof Handle) {
            Handle to = (Handle) value;
            ReflectionSite site = ReflectiveCalls.reference(to.getOwner(), to.getName(), to.getDesc());
            if (site != null) {
                before(site);
            }
        }
    }
}
