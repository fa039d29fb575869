package com.acme;

import dev.oldpath.api.OldPath;
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

    public static void run() {
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
        Rules ruled = new RuledOne();
        ruled.legacy(); // use legacy
        Rules other = () -> {};
        other.legacy(); // use legacy
        Referred referred = () -> 1;
        IntSupplier reference = referred::referred;
        reference.getAsInt();
    }
}
