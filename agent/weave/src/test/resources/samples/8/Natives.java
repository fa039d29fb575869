package com.acme;

import dev.oldpath.api.OldPath;
import java.lang.reflect.InvocationTargetException;

/** Native methods are counted where they are called, by whatever is known about native code. */
public class Natives {
    @OldPath(id = "native")
    static native void isStatic(int a);

    @OldPath(id = "native")
    native void isNot(int a, long b, double c);

    @Deprecated
    int field; // uncountable com.acme.Natives#field

    interface Called {
        @Deprecated
        void byNativeCode(); // uncountable com.acme.Natives$Called#byNativeCode()
    }

    public static void run() throws Exception {
        for (int i = 0; i < 2; i++) {
            missing(null, "isStatic", int.class); // use native x2
            missing("of no meaning", "isStatic", int.class); // use native x2
            missing(new Natives(), "isNot", int.class, long.class, double.class); // use native x2
            try {
                new Natives().isNot(1, 2, 3); // use native x2
                throw new AssertionError();
            } catch (UnsatisfiedLinkError e) {
                // Nobody has written it.
            }
        }
    }

    private static void missing(Object receiver, String name, Class<?>... parameters) throws Exception {
        Object[] arguments = {1, 2L, 3.0};
        Object[] all = java.util.Arrays.copyOf(arguments, parameters.length);
        try {
            Natives.class.getDeclaredMethod(name, parameters).invoke(receiver, all);
            throw new AssertionError();
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof UnsatisfiedLinkError)) {
                throw e;
            }
        }
    }
}
