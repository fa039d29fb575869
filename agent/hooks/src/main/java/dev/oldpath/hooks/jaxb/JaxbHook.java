package dev.oldpath.hooks.jaxb;

import dev.oldpath.hooks.payload.BodyLibrary;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.NameEndings;
import org.jspecify.annotations.Nullable;

/**
 * Notes which classes JAXB binds: what their old properties carry in XML is not counted. Only those become uncountable,
 * because JAXB serves many applications for files of their own. Thread-safe.
 */
public final class JaxbHook implements BodyLibrary {
    private static final NameEndings CLASSES = NameEndings.of(JaxbWeaver.BEAN);

    private final Payloads payloads;
    /** JAXB has bound a class. */
    private final Crossing<Class<?>, Object> bound;

    /** Creates a hook that reports these properties. */
    public JaxbHook(Payloads payloads, Crossings crossings) {
        this.payloads = payloads;
        bound = new Crossing<Class<?>, Object>(crossings) {
            @Override
            protected void crossed(Class<?> type, @Nullable Object unused) {
                if (payloads.concerns(type)) {
                    payloads.bypassed(type, "read and written as XML (JAXB)");
                }
            }
        };
    }

    @Override
    public String label() {
        return "JAXB";
    }

    @Override
    public boolean countsProperties() {
        return false;
    }

    @Override
    public NameEndings classes() {
        return CLASSES;
    }

    @Override
    public byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        return JaxbWeaver.bean(internalName, classFile, bound);
    }

    @Override
    public void failed(String internalName) {
        payloads.failAll("JAXB cannot be watched");
    }
}
