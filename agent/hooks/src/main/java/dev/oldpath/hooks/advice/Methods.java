package dev.oldpath.hooks.advice;

import java.util.Arrays;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Which methods of a framework are meant, wherever a build has relocated the framework to. */
public final class Methods {
    private Methods() {}

    /**
     * Methods with this name and these parameters.
     *
     * @param parameters simple names of types, such as {@code Request} and {@code long}
     */
    public static ElementMatcher.Junction<MethodDescription> method(String name, String... parameters) {
        return method(name, Arrays.asList(parameters));
    }

    /** The same. */
    public static ElementMatcher.Junction<MethodDescription> method(String name, List<String> parameters) {
        return new ElementMatcher.Junction.AbstractBase<MethodDescription>() {
            @Override
            public boolean matches(MethodDescription method) {
                return method.getInternalName().equals(name) && hasParameters(method, parameters);
            }

            @Override
            public String toString() {
                return name + parameters;
            }
        };
    }

    private static boolean hasParameters(MethodDescription method, List<String> names) {
        if (method.getParameters().size() != names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            TypeDescription type = method.getParameters().get(i).getType().asErasure();
            if (!simpleName(type).equals(names.get(i))) {
                return false;
            }
        }
        return true;
    }

    static String simpleName(TypeDescription type) {
        String name = type.getName();
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
