package com.acme;

import dev.oldpath.api.OldPath;
import java.util.Comparator;

public class Bridges {
    interface Source<T> {
        T get();

        void put(T value);
    }

    static class Text implements Source<String> {
        @Deprecated
        @Override
        public String get() {
            return "text";
        }

        @OldPath(id = "put")
        @Override
        public void put(String value) {}
    }

    static class Base implements Cloneable {
        @Deprecated
        Object self() {
            return this;
        }
    }

    static class Covariant extends Base {
        @Deprecated
        @Override
        Covariant self() {
            return this;
        }
    }

    /** Public methods that a public class inherits from a hidden one: javac adds bridges to them. */
    abstract static class Hidden {
        @Deprecated
        public int inherited() {
            return 1;
        }
    }

    public static class Shown extends Hidden {}

    static class ByLength implements Comparator<String> {
        @Deprecated
        @Override
        public int compare(String a, String b) {
            return a.length() - b.length();
        }
    }

    @SuppressWarnings("unchecked")
    public static void run() throws Exception {
        Source<String> source = new Text();
        source.get(); // use com.acme.Bridges$Text#get()
        new Text().get(); // use com.acme.Bridges$Text#get()
        source.put("x"); // use put
        ((Source<Object>) (Source<?>) source).put("y"); // use put
        Base base = new Covariant();
        base.self(); // use com.acme.Bridges$Base#self(); com.acme.Bridges$Covariant#self()
        new Base().self(); // use com.acme.Bridges$Base#self()
        new Shown().inherited(); // use com.acme.Bridges$Hidden#inherited()
        Shown.class.getMethod("inherited").invoke(new Shown()); // use com.acme.Bridges$Hidden#inherited()
        new ByLength().reversed().compare("a", "bb"); // use com.acme.Bridges$ByLength#compare(java.lang.String,java.lang.String)
    }
}
