package com.acme;

import dev.oldpath.api.OldPath;

public class Types {
    @Deprecated
    static class Old {
        Old() {}

        private Old(int hidden) {}

        public void open() {}

        protected static void guarded() {}

        void packaged() {}

        private void hidden() {}

        @OldPath(id = "own-id")
        public void own() {}

        @OldPath
        void ownInPackage() {}
    }

    @OldPath(id = "one-id", since = "2.0")
    static class Joined {
        public int a() {
            return 1;
        }

        public int b() {
            return 2;
        }

        @Deprecated
        void packaged() {}
    }

    @Deprecated
    interface OldShape {
        double area();

        default double twice() {
            return 2 * area(); // use com.acme.Types$OldShape#area()
        }

        static OldShape unit() {
            return () -> 1;
        }
    }

    @Deprecated
    enum Colour {
        RED,
        GREEN {
            @Override
            public String label() {
                return "green";
            }
        };

        public String label() {
            return "colour";
        }
    }

    enum Size {
        SMALL,
        @Deprecated
        LARGE;

        @Deprecated
        int scale() {
            return ordinal();
        }
    }

    @Deprecated
    @interface OldTag {
        String value(); // uncountable com.acme.Types$OldTag#value()
    }

    /** A type inside a marked type is not marked. */
    @Deprecated
    static class Outside {
        static class Inside {
            public void call() {}
        }

        // unused com.acme.Types$Outside#<init>()
    }

    public static void run() {
        Old old = new Old(); // use com.acme.Types$Old#<init>()
        new Old(1).hidden(); // use com.acme.Types$Old#<init>(int)
        old.open(); // use com.acme.Types$Old#open()
        Old.guarded(); // use com.acme.Types$Old#guarded()
        old.packaged();
        old.own(); // use own-id
        old.ownInPackage(); // use com.acme.Types$Old#ownInPackage()
        Joined joined = new Joined(); // use one-id
        joined.a(); // use one-id
        joined.b(); // use one-id
        joined.packaged(); // use com.acme.Types$Joined#packaged()
        OldShape.unit().twice(); // use com.acme.Types$OldShape#unit(); com.acme.Types$OldShape#twice()
        Colour.RED.label(); // use com.acme.Types$Colour#label()
        Colour.GREEN.label(); // use com.acme.Types$Colour#label()
        Colour.values(); // use com.acme.Types$Colour#values()
        // unused com.acme.Types$Colour#valueOf(java.lang.String)
        Size.LARGE.scale(); // use com.acme.Types$Size#LARGE; com.acme.Types$Size#scale()
        new Outside.Inside().call();
    }
}
