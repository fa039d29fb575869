package dev.oldpath.weave.hook;

import dev.oldpath.weave.reflection.Reflection;
import java.util.HashMap;
import java.util.Map;

/**
 * Parts of the JDK that reach members by reflection, unseen because the JDK is not woven. Each is told by a class that it
 * loads when it goes to work, and not before. Thread-safe.
 */
public final class JdkReflection implements ClassHook {
    private final Map<String, String> atWork = new HashMap<>();
    private final Reflection reflection;

    /** Creates a hook that tells of it. */
    public JdkReflection(Reflection reflection) {
        this.reflection = reflection;
        for (String type : new String[] {"Statement", "EventHandler", "XMLEncoder", "XMLDecoder"}) {
            atWork.put("java/beans/" + type, "java.beans." + type);
        }
        atWork.put("com/sun/xml/internal/bind/v2/runtime/JAXBContextImpl", "JAXB of the JDK"); // until Java 10
        atWork.put("jdk/internal/dynalink/beans/BeansLinker", "Nashorn"); // until Java 8
        atWork.put("jdk/dynalink/beans/BeansLinker", "Dynalink");
    }

    @Override
    public boolean wants(String internalName) {
        return atWork.containsKey(internalName);
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        loaded(internalName);
        return classFile;
    }

    /** A class has been loaded, perhaps one of these. */
    public void loaded(String internalName) {
        String part = atWork.get(internalName);
        if (part != null) {
            reflection.unseen(part + " may use it");
        }
    }

    @Override
    public void failed(String internalName) {
        // There is nothing to weave.
    }

    @Override
    public void listed(String internalName) {
        // On the class path is not in use.
    }
}
