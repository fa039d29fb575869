package dev.oldpath.weave.hook;

import dev.oldpath.weave.reflection.Reflection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parts of the JDK that reach members by reflection, uncounted because the JDK is not woven. Each is noticed by a class that it
 * loads when it goes to work, and not before. Thread-safe.
 */
public final class JdkReflection implements ClassHook {
    private final Map<String, String> atWork = new HashMap<>();
    private final NameEndings classes;
    private final Reflection reflection;

    /** Creates a hook that reports it. */
    public JdkReflection(Reflection reflection) {
        this.reflection = reflection;
        for (String type : new String[] {"Statement", "EventHandler", "XMLEncoder", "XMLDecoder"}) {
            atWork.put("java/beans/" + type, "java.beans." + type);
        }
        atWork.put("com/sun/xml/internal/bind/v2/runtime/JAXBContextImpl", "JAXB of the JDK"); // until Java 10
        atWork.put("jdk/internal/dynalink/beans/BeansLinker", "Nashorn"); // until Java 8
        atWork.put("jdk/dynalink/beans/BeansLinker", "Dynalink");
        classes = NameEndings.of(atWork.keySet());
    }

    @Override
    public NameEndings classes() {
        return classes;
    }

    @Override
    public byte @Nullable [] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        loadedEarly(internalName);
        return null;
    }

    @Override
    public void loadedEarly(String internalName) {
        String part = atWork.get(internalName);
        if (part != null) {
            reflection.allUncountable(part + " may use it");
        }
    }
}
