package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.Listener;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.hook.ClassHook;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.Map;

/** Finds old properties where a copy of Jackson builds what reads and writes them. Thread-safe. */
public final class JacksonHook implements ClassHook {
    static final String READING = "jackson-reading";
    static final String UNWRAPPED = "jackson-unwrapped";
    static final String WRITING = "jackson-writing";
    static final String RESOLVED = "jackson-resolved";
    static final String IGNORING = "jackson-ignoring";
    static final String MADE = "jackson-made";
    /** Known to {@code $OldPath.known}. */
    static final String UNKNOWN = "jackson-unknown";

    private final Payloads payloads;
    private final Health health;
    // By a class of Jackson, which then holds our loader: nothing of the agent holds on to the application.
    private final ClassValue<JacksonSide> sides = new ClassValue<JacksonSide>() {
        @Override
        protected JacksonSide computeValue(Class<?> base) {
            return side(base);
        }
    };

    /** Creates the hook. */
    public JacksonHook(Payloads payloads, Health health) {
        this.payloads = payloads;
        this.health = health;
    }

    private JacksonSide side(Class<?> base) {
        try {
            Class<?> shared = JacksonCopy.context(base);
            return base == shared ? JacksonCopy.of(base).side(base, payloads) : sides.get(shared);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            blind(base, e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e);
            return new BlindSide();
        }
    }

    /** What this copy of Jackson reads and writes may go unseen. */
    private void blind(Class<?> base, Throwable cause) {
        health.failed(Failure.WEAVE);
        if (payloads.failed(JacksonCopy.name(base))) {
            Log.warn("cannot watch " + JacksonCopy.name(base) + " of " + base.getName() + " (" + cause
                    + "): old properties of bodies are reported as failed");
        }
    }

    /** Hears what woven code tells, by its name. */
    public Map<String, Listener> listeners() {
        Map<String, Listener> listeners = new HashMap<>();
        // A deserializer has set up a property; another may be put in its place.
        listeners.put(READING, new SideListener() {
            @Override
            void told(JacksonSide side, Object[] told) {
                told[0] = side.reading(told[0], told[1], told[2]);
            }
        });
        // A deserializer has asked whether a property is unwrapped.
        listeners.put(UNWRAPPED, new SideListener() {
            @Override
            void told(JacksonSide side, Object[] told) {
                if (told[0] != null) {
                    side.unwrapped(told[3], told[1], told[2]);
                }
            }
        });
        // A serializer has set up its properties.
        listeners.put(WRITING, new SideListener() {
            @Override
            void told(JacksonSide side, Object[] told) {
                side.writing(told[0], told[1], (Object[]) told[2], (Object[]) told[3]);
            }
        });
        // A deserializer knows its properties; what it ignores may be looked up elsewhere.
        listeners.put(RESOLVED, new SideListener() {
            @Override
            void told(JacksonSide side, Object[] told) {
                told[0] = side.resolved(told[1], told[2], told[0]);
            }
        });
        // A copy of a deserializer ignores other names.
        listeners.put(IGNORING, new SideListener() {
            @Override
            void told(JacksonSide side, Object[] told) {
                told[0] = side.ignoring(told[0], told[1], told[2]);
            }
        });
        // A reader, writer or converter has been chosen or made: result, this, arguments.
        listeners.put(MADE, new SideListener() {
            @Override
            void told(JacksonSide side, Object[] told) {
                if (told[0] != null) {
                    made(side, told, base(told).getSimpleName());
                }
            }
        });
        // A body has a name that its class does not know.
        listeners.put(UNKNOWN, new SideListener() {
            @Override
            Class<?> base(Object[] told) {
                Class<?> type = told[2].getClass();
                while (!type.getName().endsWith(".BeanDeserializerBase")) {
                    type = type.getSuperclass();
                }
                return type;
            }

            @Override
            void told(JacksonSide side, Object[] told) {
                side.unknown(told[0], told[1], told[2]);
            }
        });
        return listeners;
    }

    private static void made(JacksonSide side, Object[] told, String by) {
        switch (by) {
            case "DeserializerCache":
                side.reader(told[0], told[4], told[2]);
                break;
            case "BeanSerializerFactory":
                side.writer(told[0], told[3], told[2]);
                break;
            case "DatabindContext":
                side.converter(told[0], told[1]);
                break;
            case "DefaultSerializerProvider":
            case "SerializationContextExt":
                side.writer(told[0], told[2], told[1]);
                break;
            default:
                side.reader(told[0], told[2], told[1]);
        }
    }

    private abstract class SideListener implements Listener {
        @Override
        public void told(Object detail) {
            Object[] told = (Object[]) detail;
            Class<?> base = base(told);
            JacksonSide side = sides.get(base);
            try {
                told(side, told);
            } catch (RuntimeException | LinkageError e) {
                blind(base, e);
                throw e;
            }
        }

        /** The class that has been woven, of which the copy of Jackson can be told: the last of what it tells. */
        Class<?> base(Object[] told) {
            return (Class<?>) told[told.length - 1];
        }

        abstract void told(JacksonSide side, Object[] told);
    }

    @Override
    public boolean wants(String internalName) {
        return JacksonName.isBase(internalName) || (payloads.hasRemoved() && JacksonName.isReader(internalName));
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        return JacksonName.isBase(internalName) ? JacksonWeaver.weave(classFile) : UnknownNameWeaver.weave(classFile);
    }

    @Override
    public void failed(String internalName) {
        payloads.failed("Jackson");
    }

    @Override
    public void listed(String internalName) {
        // On the class path is not in use.
    }
}
