package com.acme;

import dev.oldpath.api.OldPath;

public class Records {
    record Point(@OldPath int x, @Deprecated long y, double z) {}

    /** javac copies no annotation onto an accessor that is written by hand. */
    record Written(@OldPath(id = "written") String a, @Deprecated String b, String c) {
        public String a() {
            return a;
        }

        public String b() {
            return b;
        }

        @Deprecated
        public String c() {
            return c;
        }
    }

    @Deprecated
    record Old(int a) {
        static final int LIMIT = 3;

        Old() {
            this(LIMIT);
        }

        public static Old none() {
            return null;
        }
    }

    sealed interface Shape permits Circle {
        @Deprecated
        default String name(Object o) {
            return o instanceof String s && !s.isEmpty() ? s : switch (o.hashCode()) {
                case 1 -> {
                    try {
                        yield o.toString();
                    } finally {
                        o.hashCode();
                    }
                }
                default -> "none";
            };
        }
    }

    record Circle() implements Shape {}

    public static void run() {
        Point point = new Point(1, 2, 3);
        point.x(); // use com.acme.Records$Point#x(); com.acme.Records$Point#x
        point.y(); // use com.acme.Records$Point#y(); com.acme.Records$Point#y
        point.z();
        point.hashCode();
        point.toString();
        Written written = new Written("a", "b", "c");
        written.a(); // use written
        written.b(); // use com.acme.Records$Written#b(); com.acme.Records$Written#b
        written.c(); // use com.acme.Records$Written#c()
        Old old = new Old(); // use com.acme.Records$Old#<init>(); com.acme.Records$Old#<init>(int)
        old.a(); // use com.acme.Records$Old#a()
        Old.none(); // use com.acme.Records$Old#none()
        old.hashCode(); // use com.acme.Records$Old#hashCode()
        old.equals(null); // use com.acme.Records$Old#equals(java.lang.Object)
        old.toString(); // use com.acme.Records$Old#toString()
        new Circle().name(1); // use com.acme.Records$Shape#name(java.lang.Object)
    }
}
