package com.acme;

import dev.oldpath.api.OldPath;
import java.util.function.Supplier;

// rule field com.acme.Fields$Ruled#*Code
// rule field com.acme.Fields$Ruled#named as by-rule
public class Fields {
    static class Base {
        @Deprecated
        int number = 1;

        @OldPath(id = "big", owner = "team")
        long big = 2;

        @Deprecated
        protected static double ratio = 0.5;

        @Deprecated
        private String secret = "s";

        @Deprecated
        int[] array = {1, 2};

        int fresh;

        String secret() {
            return secret; // use com.acme.Fields$Base#secret
        }
    }

    static class Sub extends Base {
        int twice() {
            return number + super.number; // use com.acme.Fields$Base#number x2
        }
    }

    static class Hiding extends Base {
        int number = 7;

        int mine() {
            return number;
        }
    }

    interface Limits {
        @Deprecated
        int INLINED = 3; // uncountable com.acme.Fields$Limits#INLINED

        @Deprecated
        Integer BOXED = Integer.valueOf(4);
    }

    static class Constants implements Limits {
        @Deprecated
        final int inlinedToo = 5; // uncountable com.acme.Fields$Constants#inlinedToo

        @Deprecated
        static String late;

        Constants() {
            late = "by constructor"; // write com.acme.Fields$Constants#late
        }

        int sum() {
            return BOXED + INLINED; // use com.acme.Fields$Limits#BOXED
        }
    }

    static class Ruled {
        int oldCode = 1;
        int newerCode = 2;
        int named = 3;
        int other = 4;
    }

    /** javac 8 to 10 reach the private fields of another class through access$000. */
    static class Nest {
        @Deprecated
        private int hidden = 1;

        @Deprecated
        private static long shared = 2;

        class Inner {
            @Deprecated
            final int captured;

            Inner(int captured) {
                this.captured = captured;
            }

            long sum() {
                return hidden + shared; // use com.acme.Fields$Nest#hidden; com.acme.Fields$Nest#shared
            }
        }
    }

    static class Parent {
        Parent(long argument) {}
    }

    static class Child extends Parent {
        Child(Base base) {
            super(base.big + Base.ratio > 0 ? base.big : 0); // use big x2; com.acme.Fields$Base#ratio
        }

        Child() {
            super(0);
        }
    }

    enum Size {
        SMALL,
        @Deprecated
        LARGE;

        boolean isLarge() {
            return this == LARGE; // use com.acme.Fields$Size#LARGE x2
        }
    }

    enum Listed {
        @Deprecated
        ONE; // uncountable com.acme.Fields$Listed#ONE
    }

    static String name(Size size) {
        switch (size) {
            case LARGE:
                return "large";
            default:
                return "other";
        }
    }

    static int thrown(Base base) {
        try {
            return base.number; // use com.acme.Fields$Base#number x2
        } catch (NullPointerException e) {
            return -1;
        }
    }

    static void check(boolean truth) {
        if (!truth) {
            throw new AssertionError();
        }
    }

    public static void run() {
        Base base = new Base();
        check(base.number == 1); // use com.acme.Fields$Base#number
        base.number = 5; // write com.acme.Fields$Base#number
        base.number += 2; // use com.acme.Fields$Base#number; write com.acme.Fields$Base#number
        check(base.number++ == 7); // use com.acme.Fields$Base#number; write com.acme.Fields$Base#number
        base.big = base.big * 3; // use big; write big
        Base.ratio = Base.ratio + 1; // use com.acme.Fields$Base#ratio; write com.acme.Fields$Base#ratio
        check(Sub.ratio == 1.5); // use com.acme.Fields$Base#ratio
        Sub.ratio = 2; // write com.acme.Fields$Base#ratio
        check(base.secret().equals("s"));
        base.array[1] = 4; // use com.acme.Fields$Base#array
        base.fresh = 1;
        Sub sub = new Sub();
        check(sub.twice() == 2);
        check(sub.big == 2); // use big
        check(new Hiding().mine() == 7);
        check(((Base) new Hiding()).number == 1); // use com.acme.Fields$Base#number
        check(new Constants().sum() == 7);
        check(new Constants().inlinedToo == 5);
        Constants.late = null; // write com.acme.Fields$Constants#late x2
        Ruled ruled = new Ruled();
        ruled.oldCode++; // use com.acme.Fields$Ruled#oldCode; write com.acme.Fields$Ruled#oldCode
        check(ruled.newerCode + ruled.named + ruled.other == 9); // use com.acme.Fields$Ruled#newerCode; by-rule
        Nest.Inner inner = new Nest().new Inner(3);
        check(inner.sum() == 3);
        check(inner.captured == 3); // use com.acme.Fields$Nest$Inner#captured
        new Child(base);
        new Child();
        check(Size.LARGE.isLarge()); // use com.acme.Fields$Size#LARGE
        check(!Size.SMALL.isLarge());
        check(name(Size.SMALL).equals("other"));
        check(Listed.values().length == 1);
        check(thrown(base) == 8);
        check(thrown(null) == -1);
        Supplier<Integer> lambda = () -> base.number; // use com.acme.Fields$Base#number
        check(lambda.get() == 8);
        for (int i = 0; i < 10; i++) {
            base.fresh += base.number; // use com.acme.Fields$Base#number x10
        }
    }
}
