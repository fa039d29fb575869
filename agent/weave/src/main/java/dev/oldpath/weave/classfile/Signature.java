package dev.oldpath.weave.classfile;

import net.bytebuddy.jar.asm.Type;

/** How methods are written in ids: binary type names, fully qualified parameters without generics. */
public final class Signature {
    private Signature() {}

    /** Such as {@code com.acme.Orders$Line}. */
    public static String type(String internalName) {
        return internalName.replace('/', '.');
    }

    /** Such as {@code (java.lang.String,int[])}. */
    public static String parameters(String descriptor) {
        StringBuilder text = new StringBuilder("(");
        for (Type type : Type.getArgumentTypes(descriptor)) {
            if (text.length() > 1) {
                text.append(',');
            }
            text.append(type.getClassName());
        }
        return text.append(')').toString();
    }
}
