package com.acme;

import dev.oldpath.api.OldPath;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

public class Methods {
    private static final int LOOPED = loop(3); // use com.acme.Methods#loop(int)

    @OldPath(id = "clinit-helper")
    static void helper() {}

    static {
        helper(); // use clinit-helper
    }

    @Deprecated
    static int loop(int n) {
        while (true) {
            if (--n < 0) {
                return n;
            }
        }
    }

    @Deprecated
    static double wide(long a, double b, long[][] c, String... d) {
        long sum = a;
        for (int i = 0; i < d.length; i++) {
            sum += i;
        }
        return sum * b;
    }

    @Deprecated
    synchronized void locked(Object other) {
        synchronized (other) {
            other.hashCode();
        }
    }

    @Deprecated
    <T extends Comparable<T>> T generic(List<? extends T> all, T first) {
        return first;
    }

    @Deprecated
    private int hidden() {
        return 1;
    }

    @Deprecated
    int recursive(int n) {
        return n == 0 ? 0 : recursive(n - 1);
    }

    @Deprecated
    String throwing(Object o) {
        try {
            return o.toString();
        } catch (NullPointerException e) {
            throw new IllegalStateException(e);
        } finally {
            hashCode();
        }
    }

    @Deprecated
    static String referenced(Integer i) {
        return "" + i;
    }

    @OldPath
    Supplier<String> lambdaInside() {
        return () -> "called later";
    }

    @Deprecated
    native void inC(); // unused com.acme.Methods#inC()

    @Deprecated
    void never() {} // unused com.acme.Methods#never()

    /** @deprecated by javadoc alone, which sets the class-file attribute */
    void javadoc() {}

    class Inner {
        @Deprecated
        int inner() {
            return hidden(); // use com.acme.Methods#hidden()
        }
    }

    static class Nested {
        @OldPath(id = "")
        void nested() {}
    }

    interface Shape {
        double area();
    }

    public static void run() throws Exception {
        wide(1, 2, null, "a", "b"); // use com.acme.Methods#wide(long,double,long[][],java.lang.String[])
        Methods m = new Methods();
        m.locked("lock"); // use com.acme.Methods#locked(java.lang.Object)
        m.generic(null, "x"); // use com.acme.Methods#generic(java.util.List,java.lang.Comparable)
        m.recursive(4); // use com.acme.Methods#recursive(int) x5
        m.throwing("x"); // use com.acme.Methods#throwing(java.lang.Object)
        try {
            m.throwing(null); // use com.acme.Methods#throwing(java.lang.Object)
        } catch (IllegalStateException expected) {
            // counted
        }
        Function<Integer, String> reference = Methods::referenced;
        reference.apply(1); // use com.acme.Methods#referenced(java.lang.Integer)
        Methods.class.getDeclaredMethod("referenced", Integer.class).invoke(null, 2); // use com.acme.Methods#referenced(java.lang.Integer)
        Supplier<String> later = m.lambdaInside(); // use com.acme.Methods#lambdaInside()
        later.get();
        later.get();
        m.javadoc(); // use com.acme.Methods#javadoc()
        m.new Inner().inner(); // use com.acme.Methods$Inner#inner()
        new Nested().nested(); // use com.acme.Methods$Nested#nested()
        new Shape() {
            @Deprecated
            @Override
            public double area() {
                return LOOPED;
            }
        }.area(); // use com.acme.Methods$1#area()
        class Local {
            @Deprecated
            void local() {}
        }
        new Local().local(); // use com.acme.Methods$1Local#local()
        for (int i = 0; i < 1000; i++) {
            new Nested().nested(); // use com.acme.Methods$Nested#nested() x1000
        }
    }
}
