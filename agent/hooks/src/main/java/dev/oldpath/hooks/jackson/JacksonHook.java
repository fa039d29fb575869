package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.Hooks;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.ClassHook;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;

/** Finds old properties where Jackson builds what reads and writes them. Thread-safe. */
public final class JacksonHook implements ClassHook {
    static final String READING = "jackson-reading";
    static final String UNWRAPPED = "jackson-unwrapped";
    static final String WRITING = "jackson-writing";
    /** Known to {@code $OldPath.known}. */
    static final String UNKNOWN = "jackson-unknown";

    private static final String TWO = "com/fasterxml/jackson/databind/";
    private static final String THREE = "tools/jackson/databind/";

    private final Payloads payloads;
    private final Health health;
    // By a class of Jackson, which then holds our loader: nothing of the agent holds on to the application.
    private final ClassValue<JacksonSide> sides = new ClassValue<JacksonSide>() {
        @Override
        protected JacksonSide computeValue(Class<?> jackson) {
            return side(jackson);
        }
    };

    /** Creates the hook. */
    public JacksonHook(Payloads payloads, Health health) {
        this.payloads = payloads;
        this.health = health;
    }

    /** Hears what woven code tells, by its name. */
    public Map<String, Hooks.Listener> listeners() {
        Map<String, Hooks.Listener> listeners = new HashMap<>();
        listeners.put(READING, reading());
        listeners.put(UNWRAPPED, unwrapped());
        listeners.put(WRITING, writing());
        listeners.put(UNKNOWN, unknown());
        return listeners;
    }

    /** Hears of every property that a deserializer has set up, and may put another in its place. */
    private Hooks.Listener reading() {
        return new Hooks.Listener() {
            @Override
            public void told(Object detail) {
                Object[] told = (Object[]) detail;
                told[0] = side(told).reading(told[0], told[1], told[2]);
            }
        };
    }

    /** Hears of every property that a deserializer has asked whether it is unwrapped. */
    private Hooks.Listener unwrapped() {
        return new Hooks.Listener() {
            @Override
            public void told(Object detail) {
                Object[] told = (Object[]) detail;
                if (told[0] != null) {
                    side(told).unwrapped(told[3], told[1], told[2]);
                }
            }
        };
    }

    /** Hears of every serializer that has set up its properties. */
    private Hooks.Listener writing() {
        return new Hooks.Listener() {
            @Override
            public void told(Object detail) {
                Object[] told = (Object[]) detail;
                side(told).writing(told[0], told[1], (Object[]) told[2], (Object[]) told[3]);
            }
        };
    }

    /** Hears of every name in a body that a class does not know. */
    private Hooks.Listener unknown() {
        return new Hooks.Listener() {
            @Override
            public void told(Object detail) {
                Object[] told = (Object[]) detail;
                sides.get(jackson(told[2])).unknown(told[0], told[1], told[2]);
            }
        };
    }

    /** The class by which the Jackson of a deserializer is known. */
    private static Class<?> jackson(Object deserializer) {
        Class<?> type = deserializer.getClass();
        while (!type.getName().endsWith(".BeanDeserializerBase")) {
            type = type.getSuperclass();
        }
        return type;
    }

    /** The last of what woven code tells is the class that has been woven. */
    private JacksonSide side(Object[] told) {
        return sides.get((Class<?>) told[told.length - 1]);
    }

    private JacksonSide side(Class<?> jackson) {
        String generation = jackson.getName().startsWith("tools.") ? "jackson3" : "jackson2";
        String home = "dev.oldpath.hooks." + generation + '.';
        JacksonLoader loader = new JacksonLoader(jackson.getClassLoader(), home);
        try {
            return (JacksonSide) loader.loadClass(home + "CountingSide")
                    .getConstructor(Payloads.class)
                    .newInstance(payloads);
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
            Log.warn("cannot watch " + generation + " (" + cause + "): payload rules are reported as failed");
            health.failed(Failure.WEAVE);
            payloads.failed(generation);
            return new BlindSide();
        }
    }

    @Override
    public boolean wants(String internalName) {
        return isBase(internalName) || (payloads.hasRemoved() && isReader(internalName));
    }

    private static boolean isBase(String internalName) {
        if (internalName.startsWith(TWO)) {
            return internalName.equals(TWO + "deser/BeanDeserializerBase")
                    || internalName.equals(TWO + "deser/impl/PropertyBasedCreator")
                    || internalName.equals(TWO + "ser/std/BeanSerializerBase");
        }
        return internalName.startsWith(THREE)
                && (internalName.equals(THREE + "deser/bean/BeanDeserializerBase")
                        || internalName.equals(THREE + "deser/bean/PropertyBasedCreator")
                        || internalName.equals(THREE + "ser/bean/BeanSerializerBase"));
    }

    private static boolean isReader(String internalName) {
        if (internalName.startsWith(TWO) || internalName.startsWith(THREE)) {
            return internalName.endsWith("/BeanDeserializer")
                    || internalName.endsWith("/BuilderBasedDeserializer")
                    || internalName.endsWith("/ThrowableDeserializer");
        }
        // Afterburner and Blackbird have deserializers of their own.
        return internalName.endsWith("/deser/SuperSonicBeanDeserializer") && internalName.contains("jackson");
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        return isBase(internalName) ? JacksonWeaver.weave(classFile) : UnknownNameWeaver.weave(classFile);
    }

    @Override
    public void failed(String internalName) {
        payloads.failed(internalName.startsWith(TWO) ? "jackson2" : "jackson3");
    }

    @Override
    public void listed(String internalName) {
        // On the class path is not in use.
    }
}
