package dev.oldpath.weave.rule;

import dev.oldpath.ledger.PathInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which classes are looked at, and in which of them {@code @Deprecated} counts. Immutable. */
public final class Scope {
    /** Never the application's: the JDK, this agent, other agents, and proxies that only repeat what they wrap. */
    private static final String[] NEVER = {
        "java/",
        "jdk/",
        "sun/",
        "dev/oldpath/agent/",
        "io/opentelemetry/javaagent/",
        "datadog/trace/",
        "co/elastic/apm/agent/",
        "org/jacoco/agent/",
        "com/intellij/rt/",
    };

    /** With this begin the packages of {@code java.lang.reflect.Proxy}, each with a number. */
    private static final String JDK_PROXIES = "jdk/proxy";

    /** The name of the entry for classes without a package. */
    private static final String NO_PACKAGE = "(no package)";

    private static final String[] GENERATED = {
        "$$EnhancerBy",
        "$$FastClassBy",
        "$$SpringCGLIB$$",
        "$HibernateProxy$",
        "$MockitoMock$",
        "$ByteBuddy$",
        "$$Lambda",
    };

    private final String[] entries;
    private final String[] packages;
    private final boolean everywhere;

    /**
     * Creates a scope.
     *
     * @param packages prefixes such as {@code com.acme}, {@code *} for all but the JDK, or an empty one for classes
     *     without a package
     */
    public Scope(List<String> packages) {
        this.entries = new String[packages.size()];
        this.packages = new String[packages.size()];
        boolean all = false;
        for (int i = 0; i < this.packages.length; i++) {
            String prefix = packages.get(i).trim();
            if (prefix.endsWith(".*")) {
                prefix = prefix.substring(0, prefix.length() - 2);
            }
            all |= prefix.equals("*");
            entries[i] = prefix.isEmpty() ? NO_PACKAGE : prefix;
            this.packages[i] = prefix.isEmpty() ? "" : prefix.replace('.', '/') + '/';
        }
        this.everywhere = all;
    }

    /**
     * The packages in which {@code @Deprecated} counts unless the operator sets others: the first two segments of the
     * main class's, or the whole of it where a framework owns those; none when the class only launches the application.
     */
    public static List<String> defaultPackages(String mainClass) {
        if (Launchers.isLauncher(mainClass)) {
            return Collections.emptyList();
        }
        int end = Math.max(0, mainClass.lastIndexOf('.'));
        String whole = mainClass.substring(0, end);
        int first = whole.indexOf('.');
        int second = whole.indexOf('.', first + 1);
        String two = first < 0 || second < 0 ? whole : whole.substring(0, second);
        return Collections.singletonList(Launchers.isShared(two) ? whole : two);
    }

    /** Whether the class only starts an application that somebody else has written, as servers and build tools do. */
    public static boolean isLauncher(String mainClass) {
        return Launchers.isLauncher(mainClass);
    }

    /** With what the internal names of the classes begin in which deprecation counts; an empty one means all. */
    public List<String> prefixes() {
        List<String> prefixes = new ArrayList<>(packages.length);
        for (String prefix : packages) {
            prefixes.add(everywhere ? "" : prefix);
        }
        return prefixes;
    }

    /** Whether the class may be the application's. */
    public boolean mayBeApplication(String internalName) {
        return !isNever(internalName) && !hasGeneratedName(internalName);
    }

    /** Whether the name shows that the class was generated while the application runs: it marks nothing, but may use what is old. */
    public boolean isGenerated(String internalName) {
        return internalName.startsWith(JDK_PROXIES) || (hasGeneratedName(internalName) && !isNever(internalName));
    }

    private static boolean isNever(String internalName) {
        for (String prefix : NEVER) {
            if (internalName.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasGeneratedName(String internalName) {
        if (internalName.indexOf('$') >= 0) {
            for (String part : GENERATED) {
                if (internalName.contains(part)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether one of the classes may know the other by name: both are the application's. When that is everything, those
     * whose names begin with the same two segments.
     */
    public boolean belongTogether(String internalName, String other) {
        if (!everywhere) {
            return countsDeprecated(internalName) && countsDeprecated(other);
        }
        int end = internalName.indexOf('/');
        end = Math.max(end, internalName.indexOf('/', end + 1)) + 1;
        return end == 0 ? other.indexOf('/') < 0 : other.startsWith(internalName.substring(0, end));
    }

    /** Whether {@code @Deprecated} counts in this class. */
    public boolean countsDeprecated(String internalName) {
        return entryOf(internalName) != null;
    }

    /** The entry, such as {@code com.acme} or {@code *}, by which {@code @Deprecated} counts in this class; or null. */
    public @Nullable String entryOf(String internalName) {
        for (int i = 0; i < packages.length; i++) {
            String prefix = packages[i];
            if (everywhere
                    ? entries[i].equals("*")
                    : prefix.isEmpty() ? internalName.indexOf('/') < 0 : internalName.startsWith(prefix)) {
                return entries[i];
            }
        }
        return null;
    }

    /** Where marks are looked for: {@code @OldPath}, which counts everywhere, and the entries. */
    public List<String> all() {
        Set<String> all = new LinkedHashSet<>();
        all.add(PathInfo.OLD_PATH);
        all.addAll(Arrays.asList(entries));
        return new ArrayList<>(all);
    }
}
