package com.acme;

import dev.oldpath.api.OldPath;

// rule com.acme.Ruled$Pricing#legacy(java.lang.String)
// rule com.acme.Ruled$Pricing#legacy* as legacy-pricing
// rule com.acme.Ruled$Pricing#<init> as pricing
// rule com.acme.*$Pricing#overlapped
// rule com.acme.Ruled$Joined#a as joined
// rule com.acme.Ruled$Joined#b( int, long ) as joined
// rule com.acme.Ruled$Renamed#old* as by-rule
// rule com.acme.Ruled$Abstract#*
public class Ruled {
    static class Pricing {
        Pricing() {
            this(1);
        }

        Pricing(int i) {}

        int legacy(String s) {
            return 1;
        }

        int legacy(int i) {
            return Runnable.class.hashCode();
        }

        int legacyTotal() {
            Runnable helper = () -> {};
            helper.run();
            return 2;
        }

        int price() {
            return 3;
        }

        void overlapped() {}

        void overlapped(int i) {}
    }

    static class Joined {
        void a() {}

        void b(int i, long j) {}

        void b(int i) {}
    }

    static class Renamed {
        @OldPath(id = "by-mark")
        void oldOne() {}
    }

    abstract static class Abstract {
        Abstract() {}

        abstract void one();

        void two() {
            Runnable notMatched = () -> one(); // use com.acme.Ruled$Abstract#one()
            notMatched.run();
        }
    }

    public static void run() {
        Pricing pricing = new Pricing(); // use pricing
        pricing.legacy("s"); // use com.acme.Ruled$Pricing#legacy(java.lang.String)
        pricing.legacy(1); // use legacy-pricing
        pricing.legacyTotal(); // use legacy-pricing
        pricing.price();
        pricing.overlapped(); // use com.acme.Ruled$Pricing#overlapped()
        pricing.overlapped(1); // use com.acme.Ruled$Pricing#overlapped(int)
        new Joined().a(); // use joined
        new Joined().b(1, 2); // use joined
        new Joined().b(1);
        new Renamed().oldOne(); // use by-rule
        new Abstract() { // use com.acme.Ruled$Abstract#<init>()
            @Override
            void one() {}
        }.two(); // use com.acme.Ruled$Abstract#two()
    }
}
