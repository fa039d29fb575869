package com.acme;

import dev.oldpath.api.OldPath;

public class Interfaces {
    interface Shape {
        @Deprecated
        private int hidden() {
            return 1;
        }

        @OldPath
        private static int hiddenStatic() {
            return 2;
        }

        @Deprecated(since = "2.3")
        default int sum() {
            return hidden() + hiddenStatic();
        }

        @Deprecated
        static Shape of() {
            return new Shape() {};
        }
    }

    static class Square implements Shape {
        @Override
        public int sum() {
            return Shape.super.sum();
        }
    }

    static class Nest {
        private final Object made;

        @Deprecated
        private Nest(Object made) {
            this.made = made;
        }

        static class Mate {
            Nest make() {
                return new Nest(this);
            }
        }
    }

    public static void run() {
        Shape.of().sum(); // use com.acme.Interfaces$Shape#of(); com.acme.Interfaces$Shape#sum()
        new Square().sum(); // use com.acme.Interfaces$Shape#sum()
        // use com.acme.Interfaces$Shape#hidden() x2; com.acme.Interfaces$Shape#hiddenStatic() x2
        new Nest.Mate().make(); // use com.acme.Interfaces$Nest#<init>(java.lang.Object)
    }
}
