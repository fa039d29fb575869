package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.ClassHook;
import java.lang.reflect.InvocationTargetException;

/** Finds old properties where Jackson builds what reads and writes them. Thread-safe. */
public final class JacksonHook implements ClassHook {
    static final String READING = "jackson-reading";
    static final String UNWRAPPED = "jackson-unwrapped";
    static final String WRITING = "jackson-writing";

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

    /** Whether {@link #told} is to hear of what this hook tells. */
    public static boolean isOurs(String hook) {
        return hook.equals(READING) || hook.equals(UNWRAPPED) || hook.equals(WRITING);
    }

    /** Hears what woven code tells; the last element is the class that has been woven. */
    public void told(String hook, Object[] told) {
        JacksonSide side = sides.get((Class<?>) told[told.length - 1]);
        switch (hook) {
            case READING:
                told[0] = side.reading(told[0], told[1], told[2]);
                break;
            case UNWRAPPED:
                if (told[0] != null) {
                    side.unwrapped(told[3], told[1], told[2]);
                }
                break;
            default:
                side.writing(told[0], told[1], (Object[]) told[2], (Object[]) told[3]);
        }
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

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        return JacksonWeaver.weave(classFile);
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
