package dev.oldpath.hooks.advice;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * An interface of a library with one method that the library calls. It is described by names, because nobody may ask the
 * application's class loader for it inside a transformation.
 */
public final class Callee {
    private Callee() {}

    /**
     * Describes it.
     *
     * @param owner the interface; all names are those of classes, with dots
     */
    public static TypeDescription of(String owner, String method, String returns, String... parameters) {
        List<TypeDescription> types = new ArrayList<>();
        for (String parameter : parameters) {
            types.add(type(parameter));
        }
        int modifiers = Opcodes.ACC_PUBLIC | Opcodes.ACC_ABSTRACT;
        return InstrumentedType.Default.of(
                        owner,
                        TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(Object.class),
                        modifiers | Opcodes.ACC_INTERFACE)
                .withMethod(new MethodDescription.Token(
                        method, modifiers, type(returns).asGenericType(), new TypeList.Generic.Explicit(types)));
    }

    private static TypeDescription type(String name) {
        return new TypeDescription.Latent(name, Opcodes.ACC_PUBLIC, null);
    }
}
