package com.acme;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.rmi.MarshalledObject;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.SignedObject;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import javax.crypto.NullCipher;
import javax.crypto.SealedObject;

/** Every reflective call; what a line is to show stands behind it, the loop makes frames where they matter. */
public class Reflective {
    enum Colour {
        RED,
        GREEN
    }

    public boolean truth;
    public byte small;
    public char letter;
    public short some;
    public int number;
    public long many;
    public float half;
    public double twice;
    public String text = "text";
    static int shared = 1;
    volatile int atomicInt;
    volatile long atomicLong;
    volatile String atomicText;

    private static Field field(String name) throws Exception {
        return Reflective.class.getDeclaredField(name);
    }

    private static void check(boolean holds) {
        if (!holds) {
            throw new AssertionError();
        }
    }

    public static void run() throws Exception {
        Reflective it = new Reflective();
        for (int i = 0; i < 2; i++) {
            long wide = 5;
            gets(it);
            sets(it, i == 0 ? 0 : 1);
            calls(it);
            check(wide == 5);
        }
        handles(it);
        updaters(it);
        unsafe();
        enums();
        hidden();
        streams();
    }

    private static void gets(Reflective it) throws Exception {
        check(field("text").get(it).equals("text")); // 0 text
        check(!field("truth").getBoolean(it)); // 0 truth
        field("small").getByte(it); // 0 small
        field("letter").getChar(it); // 0 letter
        field("some").getShort(it); // 0 some
        field("number").getInt(it); // 0 number
        field("many").getLong(it); // 0 many
        field("half").getFloat(it); // 0 half
        field("twice").getDouble(it); // 0 twice
        field("text").getName();
        field("text").getModifiers();
        field("text").getDeclaringClass();
    }

    private static void sets(Reflective it, int i) throws Exception {
        field("text").set(it, i == 0 ? "te" + "xt" : "text"); // 1 text
        field("truth").setBoolean(it, i > 2); // 1 truth
        field("small").setByte(it, (byte) 1); // 1 small
        field("letter").setChar(it, 'x'); // 1 letter
        field("some").setShort(it, (short) 2); // 1 some
        field("number").setInt(it, i == 0 ? 3 : 4); // 1 number
        field("many").setLong(it, 1L << 40); // 1 many
        field("half").setFloat(it, 0.5f); // 1 half
        field("twice").setDouble(it, i == 0 ? 2.0 : 3.0); // 1 twice
        check(it.small == 1 && it.letter == 'x' && it.some == 2 && it.many == 1L << 40 && it.half == 0.5f);
        check(it.number == (i == 0 ? 3 : 4) && it.twice == (i == 0 ? 2.0 : 3.0) && !it.truth);
        field("text").setAccessible(true);
    }

    public String join(String a, long b) {
        return a.concat(String.valueOf(b));
    }

    private static void calls(Reflective it) throws Exception {
        Method join = Reflective.class.getMethod("join", String.class, long.class);
        check(join.invoke(it, "a", 1L).equals("a1")); // call join
    }

    private static void handles(Reflective it) throws Exception {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        check(lookup.findGetter(Reflective.class, "number", int.class) != null); // field name number
        check(lookup.findSetter(Reflective.class, "number", int.class) != null); // field name number
        check(lookup.findStaticGetter(Reflective.class, "shared", int.class) != null); // field name shared
        check(lookup.findStaticSetter(Reflective.class, "shared", int.class) != null); // field name shared
        VarHandle number = lookup.findVarHandle(Reflective.class, "number", int.class); // field name number
        check(number.coordinateTypes().get(0) == Reflective.class);
        check(lookup.findStaticVarHandle(Reflective.class, "shared", int.class) != null); // field name shared
        MethodType type = MethodType.methodType(String.class, String.class, long.class);
        MethodHandle virtual = lookup.findVirtual(Reflective.class, "join", type); // method name join
        check(virtual.type().parameterCount() == 3);
        check(lookup.bind(it, "join", type).type().parameterCount() == 2); // bound join
        check(lookup.findSpecial(Reflective.class, "join", type, Reflective.class) != null); // method name join
        lookup.findStatic(Reflective.class, "run", MethodType.methodType(void.class)); // method name run
        check(lookup.unreflectGetter(field("many")).type().returnType() == long.class); // 2 many
        lookup.unreflectSetter(field("many")); // 2 many
        lookup.unreflectVarHandle(field("many")); // 2 many
        Method join = Reflective.class.getMethod("join", String.class, long.class);
        lookup.unreflect(join); // 2 join
        check(lookup.unreflectSpecial(join, Reflective.class).type().parameterType(0) == Reflective.class); // 2 join
    }

    private static void updaters(Reflective it) {
        AtomicIntegerFieldUpdater.newUpdater(Reflective.class, "atomicInt").set(it, 7); // field name atomicInt
        AtomicLongFieldUpdater.newUpdater(Reflective.class, "atomicLong").set(it, 8); // field name atomicLong
        AtomicReferenceFieldUpdater.newUpdater(Reflective.class, String.class, "atomicText").set(it, "z"); // field name atomicText
        check(it.atomicInt == 7 && it.atomicLong == 8 && it.atomicText.equals("z"));
    }

    private static void unsafe() throws Exception {
        Field theUnsafe = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
        theUnsafe.setAccessible(true);
        sun.misc.Unsafe unsafe = (sun.misc.Unsafe) theUnsafe.get(null); // 0 theUnsafe
        check(unsafe.objectFieldOffset(field("half")) > 0); // 3 half
        check(unsafe.staticFieldOffset(field("shared")) > 0); // 3 shared
        check(unsafe.staticFieldBase(field("shared")) != null); // 3 shared
    }

    private static void enums() {
        check(Colour.class.getEnumConstants().length == 2); // 2 Colour
        check(EnumSet.allOf(Colour.class).size() == 2); // 2 Colour
        check(EnumSet.range(Colour.RED, Colour.GREEN).size() == 2); // 2 GREEN
        check(EnumSet.complementOf(EnumSet.of(Colour.RED)).contains(Colour.GREEN)); // 2 [RED]
        check(Enum.valueOf(Colour.class, "RED") == Colour.RED); // 0 RED
        check(Colour.valueOf("GREEN") == Colour.GREEN);
    }

    private static void hidden() throws Exception {
        byte[] file;
        try (InputStream in = Reflective.class.getClassLoader().getResourceAsStream("com/acme/Reflective$Narrow.class")) {
            file = in.readAllBytes();
        }
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        long wide = 6;
        check(lookup.defineHiddenClass(file, false).lookupClass().isHidden()); // hidden in Reflective
        MethodHandles.Lookup made = lookup.defineHiddenClassWithClassData(file, "data", false); // hidden in Reflective
        check(MethodHandles.classData(made, "_", String.class).equals("data") && wide == 6);
        Class<?>[] types = {byte[].class, boolean.class, MethodHandles.Lookup.ClassOption[].class};
        Method define = MethodHandles.Lookup.class.getMethod("defineHiddenClass", types);
        Object[] arguments = {file, false, new MethodHandles.Lookup.ClassOption[0]};
        made = (MethodHandles.Lookup) define.invoke(lookup, arguments); // call defineHiddenClass
        check(made.lookupClass().isHidden()); // hidden in Reflective
    }

    static class Narrow extends ObjectInputStream {
        Narrow(InputStream in) throws IOException {
            super(in); // stream
        }
    }

    private static void streams() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectOutputStream out = new ObjectOutputStream(bytes); // stream
        out.writeObject("a"); // stream
        out.writeUnshared("b"); // stream
        ((ObjectOutput) out).writeObject("c"); // stream
        out.flush();
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())); // stream
        check(in.readObject().equals("a")); // stream
        check(in.readUnshared().equals("b")); // stream
        check(((ObjectInput) in).readObject().equals("c")); // stream
        Narrow narrow = new Narrow(new ByteArrayInputStream(bytes.toByteArray()));
        check(narrow.readObject().equals("a"));
        MarshalledObject<String> marshalled = new MarshalledObject<>("a"); // stream
        check(marshalled.get().equals("a")); // stream
        NullCipher cipher = new NullCipher();
        SealedObject sealed = new SealedObject("a", cipher); // stream
        check(sealed.getObject(cipher).equals("a")); // stream
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(1024);
        Signature signature = Signature.getInstance("SHA256withRSA");
        SignedObject signed = new SignedObject("a", keys.generateKeyPair().getPrivate(), signature); // stream
        check(signed.getObject().equals("a")); // stream
        MarshalledObject<Hooked> hooked = new MarshalledObject<>(new Hooked()); // stream
        check(hooked.get().name.equals("b")); // stream
        new Called().writeObject(out);
        new Called().readObject(narrow);
    }

    /** A stream that is at work calls its two methods, so it has been reported already. */
    static class Hooked implements Serializable {
        transient String name = "b";

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeObject(name);
            new ObjectOutputStream(new ByteArrayOutputStream()).flush(); // stream
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            name = (String) in.readObject();
        }
    }

    /** Anybody may call these. */
    static class Called {
        void writeObject(ObjectOutputStream out) throws IOException {
            out.writeObject("a"); // stream
        }

        void readObject(ObjectInput in) throws IOException, ClassNotFoundException {
            in.readObject(); // stream
        }
    }
}
