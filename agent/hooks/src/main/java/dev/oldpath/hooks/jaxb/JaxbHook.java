package dev.oldpath.hooks.jaxb;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.oldpath.hooks.advice.CallReport;
import dev.oldpath.hooks.advice.Callee;
import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.hooks.payload.BodyLibrary;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.NameEndings;
import net.bytebuddy.description.type.TypeDescription;
import org.jspecify.annotations.Nullable;

/**
 * Notes which classes JAXB binds: what their old properties carry in XML is not counted. Only those become uncountable,
 * because JAXB serves many applications for files of their own. Thread-safe.
 */
public final class JaxbHook implements BodyLibrary {
    /** JAXB makes one for each class that it binds; it is in other packages since JAXB 3. */
    private static final String BEAN = "/v2/runtime/ClassBeanInfoImpl";
    /** What its constructor asks for the class, beside it. */
    private static final String INFO = ".v2.model.runtime.RuntimeClassInfo";

    private static final NameEndings CLASSES = NameEndings.of(BEAN);

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
        ClassEdit edit = ClassEdit.of(internalName, classFile);
        String name = edit.type().getName();
        String home = name.substring(0, name.length() - BEAN.length());
        TypeDescription info = Callee.of(home + INFO, "getClazz", "java.lang.Object");
        return edit.report(isConstructor(), info, named("getClazz"), CallReport.crossing(bound))
                .woven();
    }

    @Override
    public void failed(String internalName) {
        payloads.failAll("JAXB cannot be watched");
    }
}
