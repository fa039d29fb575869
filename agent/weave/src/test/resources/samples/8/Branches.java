package com.acme;

import dev.oldpath.api.OldPaths;
import java.util.function.Consumer;

public class Branches {
    private static final String CONSTANT = "con" + "stant";

    static {
        OldPaths.used("static");
    }

    static long choose(int i, long wide) {
        if (i == 0) {
            OldPaths.used("zero");
            return wide;
        }
        switch (i) {
            case 1:
                OldPaths.used(
                        "multi-line"
                );
                break;
            case 2:
                OldPaths.used(CONSTANT);
                // falls through
            case 3:
                OldPaths.used(i == 2 ? "two" : "three");
                break;
            default:
                OldPaths.used("never"); // unused never
        }
        return wide + 1;
    }

    static void variable(String id) {
        String copy = id;
        OldPaths.used(copy);
    }

    public static void run() { // use static
        choose(0, 5); // use zero
        choose(1, 5); // use multi-line
        choose(2, 5); // use constant
        // use two
        choose(3, 5); // use three
        variable("made at run time"); // use made at run time
        Consumer<String> reference = OldPaths::used;
        reference.accept("by reference"); // use by reference
        Runnable lambda = () -> OldPaths.used("lambda");
        lambda.run(); // use lambda
        lambda.run(); // use lambda
    }
}
