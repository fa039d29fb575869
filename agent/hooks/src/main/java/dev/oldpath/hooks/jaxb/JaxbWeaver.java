package dev.oldpath.hooks.jaxb;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.oldpath.hooks.advice.CallReport;
import dev.oldpath.hooks.advice.Callee;
import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.weave.crossing.Crossing;
import net.bytebuddy.description.type.TypeDescription;

/** What is woven into the class of JAXB that binds a class. Apart from the hook, which loads before Byte Buddy. */
final class JaxbWeaver {
    /** JAXB makes one for each class that it binds; it is in other packages since JAXB 3. */
    static final String BEAN = "/v2/runtime/ClassBeanInfoImpl";
    /** What its constructor asks for the class, beside it. */
    private static final String INFO = ".v2.model.runtime.RuntimeClassInfo";

    private JaxbWeaver() {}

    static byte[] bean(String internalName, byte[] classFile, Crossing<Class<?>, Object> bound) {
        ClassEdit edit = ClassEdit.of(internalName, classFile);
        String name = edit.type().getName();
        String home = name.substring(0, name.length() - BEAN.length());
        TypeDescription info = Callee.of(home + INFO, "getClazz", "java.lang.Object");
        return edit.report(isConstructor(), info, named("getClazz"), CallReport.crossing(bound))
                .woven();
    }
}
