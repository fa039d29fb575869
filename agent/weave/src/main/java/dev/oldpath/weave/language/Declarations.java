package dev.oldpath.weave.language;

import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.Compiler;
import dev.oldpath.weave.model.Member;
import java.util.Arrays;
import net.bytebuddy.jar.asm.Type;

/** Finds the declarations to which the members of one class belong. Immutable. */
public abstract class Declarations {
    final ClassModel type;

    Declarations(ClassModel type) {
        this.type = type;
    }

    /** Returns the declaration of a method. */
    public abstract Declaration method(Member method);

    /** Returns the declaration of a field. */
    public abstract Declaration field(Member field);

    /** Whether a method only returns a constant that the compiler puts in the place of most calls. */
    public boolean isConstant(Member method) {
        return false;
    }

    /** Whether the compiler copies the code of a method to where it is called, although the code itself does not show it. */
    public boolean isCopied(Member method) {
        return false;
    }

    /**
     * Whether the compiler may do so and nothing tells it any more. That Kotlin's compiler has written code which lacks all
     * else shows in the mark: that of Java writes an annotation too.
     */
    public boolean mayBeCopied(Member method) {
        return type.compiler() == Compiler.JAVA
                && method.mark().isAttributeOnly()
                && type.code(method).isStripped();
    }

    /** Whether a constructor makes the only object of its class, which runs when the class is initialised. */
    public boolean isOfSingleton(Member constructor) {
        return false;
    }

    /** Whether methods of the class pass calls on to each other, so that one which is entered has to ask. */
    public boolean pass() {
        return type.compiler() != Compiler.JAVA;
    }

    /** Takes the first parameter away: the receiver, in a function that is static in the class file only. */
    static String withoutFirst(String descriptor) {
        Type[] all = Type.getArgumentTypes(descriptor);
        return Type.getMethodDescriptor(
                Type.getReturnType(descriptor), all.length == 0 ? all : Arrays.copyOfRange(all, 1, all.length));
    }
}
