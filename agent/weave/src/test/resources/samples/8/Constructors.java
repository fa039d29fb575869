package com.acme;

import dev.oldpath.api.OldPath;

public class Constructors {
    static class Orders {
        final Object what;

        /** Same id as the one it calls: making an order once is one use. */
        @OldPath(id = "order")
        Orders() {
            this("none");
        }

        @OldPath(id = "order")
        Orders(String what) {
            this.what = what;
        }

        /** Another id: both are used. */
        @OldPath
        Orders(int number) {
            this("number " + number);
        }

        /** The argument makes another one of the same type. */
        @OldPath(id = "order")
        Orders(long copy) {
            this(new Orders("copy of " + copy), copy > 1 ? new Orders(1) : new Orders("two"));
        }

        @OldPath(id = "order")
        Orders(Orders first, Orders second) {
            this.what = new Orders[] {first, second};
        }

        /** Calls super(..) with one of its own type. */
        @OldPath(id = "double")
        Orders(double d) {
            super();
            this.what = new Orders("in the body");
        }

        /** Throws before there is an object. */
        @Deprecated
        Orders(char[] chars) {
            this(chars.length);
        }

        Orders(boolean notMarked) {
            this.what = notMarked;
        }

        Orders(boolean notMarked, int number) {
            this(number);
        }
    }

    static class Special extends Orders {
        @Deprecated
        Special() {
            super();
        }
    }

    public static void run() {
        new Orders(); // use order
        new Orders("x"); // use order
        new Orders(3); // use com.acme.Constructors$Orders#<init>(int); order
        new Orders(1L); // use order x3
        new Orders(2L); // use order x3; com.acme.Constructors$Orders#<init>(int)
        new Orders(1.5); // use double; order
        new Orders(true);
        new Orders(true, 4); // use com.acme.Constructors$Orders#<init>(int); order
        new Special(); // use com.acme.Constructors$Special#<init>(); order
        try {
            new Orders((char[]) null); // use com.acme.Constructors$Orders#<init>(char[])
        } catch (NullPointerException expected) {
            // the use counts all the same
        }
    }
}
