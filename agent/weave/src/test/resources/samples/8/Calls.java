package com.acme;

import dev.oldpath.api.OldPath;
import java.lang.reflect.Method;
import java.util.function.IntSupplier;

/** Methods without code are counted where they are called. */
// rule com.acme.Calls$Rul*#legacy as legacy
public class Calls {
    interface Old {
        @Deprecated
        int get(int a, long b);
    }

    static class Plain implements Old {
        public int get(int a, long b) {
            return a;
        }
    }

    static class Marked implements Old {
        @Deprecated
        public int get(int a, long b) {
            return a;
        }
    }

    interface Narrower extends Old {
        int get(int a, long b);
    }

    abstract static class Partly implements Old {
        int call() {
            return get(1, 2); // use com.acme.Calls$Old#get(int,long)
        }
    }

    interface One<T> {
        @OldPath(id = "shared")
        int none();

        @OldPath(id = "shared")
        int one(T t);

        @OldPath(id = "shared")
        int wide(long l);

        @OldPath(id = "shared")
        int two(int a, int b);

        @OldPath(id = "shared")
        default int withCode() {
            return 1;
        }
    }

    static class Shares implements One<String> {
        @OldPath(id = "shared")
        public int none() {
            return 1;
        }

        @OldPath(id = "shared")
        public int one(String s) {
            return 1;
        }

        @OldPath(id = "shared")
        public int wide(long l) {
            return 1;
        }

        @OldPath(id = "shared")
        public int two(int a, int b) {
            return 1;
        }
    }

    static class Inherits extends Shares {}

    static class DoesNot implements One<String> {
        public int none() {
            return 1;
        }

        public int one(String s) {
            return 1;
        }

        public int wide(long l) {
            return 1;
        }

        public int two(int a, int b) {
            return 1;
        }
    }

    interface Wide {
        @OldPath(id = "wide")
        int three(int a, int b, int c);

        @OldPath(id = "wide")
        int intAndLong(int a, long b);

        @OldPath(id = "wide")
        double many(long a, double b, String c, int[] d, byte e, float f, Object g);
    }

    static class SharesWide implements Wide {
        @OldPath(id = "wide")
        public int three(int a, int b, int c) {
            return a + 2 * b + 3 * c;
        }

        @OldPath(id = "wide")
        public int intAndLong(int a, long b) {
            return a + (int) b;
        }

        @OldPath(id = "wide")
        public double many(long a, double b, String c, int[] d, byte e, float f, Object g) {
            return a + b + c.length() + d.length + e + f + (g == this ? 1 : 0);
        }
    }

    static class WideUnmarked extends SharesWide {
        public int three(int a, int b, int c) {
            return super.three(a, b, c); // part of the call that leads here
        }

        public int intAndLong(int a, long b) {
            return a;
        }

        public double many(long a, double b, String c, int[] d, byte e, float f, Object g) {
            return 0;
        }
    }

    static double wide(Wide wide) {
        double sum = 0;
        for (int i = 0; i < 10; i++) {
            long wideLocal = i;
            try {
                sum += wide.three(i, 1, i > 5 ? 2 : 3) + wide.intAndLong(i, wideLocal);
                sum += wide.many(wideLocal, 0.5, "" + i, new int[] {i}, (byte) 1, i, i > 3 ? wide : "");
            } catch (IllegalStateException e) {
                String unused = "" + wideLocal;
            }
        }
        return sum;
    }

    static Object invoke(Class<?> type, String name, Object receiver, Object... arguments) throws Exception {
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(name) && !method.isBridge()) {
                return method.invoke(receiver, arguments);
            }
        }
        throw new AssertionError(name);
    }

    static void byReflection() throws Exception {
        for (int i = 0; i < 3; i++) {
            invoke(One.class, "none", new Shares()); // use shared x3
            invoke(One.class, "one", new Inherits(), "a"); // use shared x3
            invoke(Shares.class, "wide", new Inherits(), 1L); // use shared x3
            invoke(One.class, "two", new DoesNot(), 1, 2); // use shared x3
            invoke(DoesNot.class, "two", new DoesNot(), 1, 2); // use shared x3
            invoke(Wide.class, "three", new SharesWide(), 1, 2, 3); // use wide x3
            invoke(Old.class, "get", new Marked(), 1, 2L); // use com.acme.Calls$Old#get(int,long) x3
            // use com.acme.Calls$Marked#get(int,long) x3
        }
        try {
            invoke(One.class, "none", null); // use shared
            throw new AssertionError("no receiver");
        } catch (NullPointerException e) {
            // Has been tried.
        }
        try {
            ((Wide) null).three(1, 2, 3); // use wide
            throw new AssertionError("no receiver");
        } catch (NullPointerException e) {
            // Has been tried.
        }
    }

    interface Rules {
        void legacy();
    }

    static class RuledOne implements Rules {
        public void legacy() {}
    }

    interface Referred {
        @Deprecated
        int referred(); // uncountable com.acme.Calls$Referred#referred()
    }

    static int all(One<String> one) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += one.none() + one.one("") + one.wide(i) + one.two(i, i) + one.withCode();
        }
        return sum;
    }

    public static void run() throws Exception {
        Old plain = new Plain();
        Old marked = new Marked();
        Old lambda = (a, b) -> 3;
        plain.get(1, 2); // use com.acme.Calls$Old#get(int,long)
        marked.get(1, 2); // use com.acme.Calls$Old#get(int,long); com.acme.Calls$Marked#get(int,long)
        lambda.get(1, 2); // use com.acme.Calls$Old#get(int,long)
        new Plain().get(1, 2);
        Narrower narrower = (a, b) -> 4;
        narrower.get(1, 2);
        new Partly() {
            public int get(int a, long b) {
                return 1;
            }
        }.call();
        all(new Shares()); // use shared x50
        all(new Inherits()); // use shared x50
        all(new DoesNot()); // use shared x50
        new DoesNot().none();
        new Shares().one(""); // use shared
        double sum = wide(new SharesWide()); // use wide x30
        if (sum != 364) {
            throw new AssertionError(sum);
        }
        wide(new WideUnmarked()); // use wide x30
        byReflection();
        Rules ruled = new RuledOne();
        ruled.legacy(); // use legacy
        Rules other = () -> {};
        other.legacy(); // use legacy
        Referred referred = () -> 1;
        IntSupplier reference = referred::referred;
        reference.getAsInt();
    }
}
