package dev.oldpath.weave.hook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Classes by the endings of their internal names, for a build may have relocated them: {@code /moshi/Moshi} is {@code
 * com/squareup/moshi/Moshi} as well as {@code com/acme/shaded/moshi/Moshi}. An ending contains the whole simple name. One
 * that begins with a slash is also the class of this very name. Immutable.
 */
public final class NameEndings {
    private final List<String> endings;
    private final List<String> exceptions;
    private final boolean every;

    private NameEndings(List<String> endings, List<String> exceptions, boolean every) {
        this.endings = endings;
        this.exceptions = exceptions;
        this.every = every;
    }

    /** Returns the classes with these endings. */
    public static NameEndings of(String... endings) {
        return of(Arrays.asList(endings));
    }

    /** Returns the classes with these endings. */
    public static NameEndings of(Collection<String> endings) {
        return new NameEndings(new ArrayList<>(endings), Collections.emptyList(), false);
    }

    /** Returns every class; for a hook that tells others than these by what is in them. */
    public static NameEndings everyAnd(String... endings) {
        return new NameEndings(Arrays.asList(endings.clone()), Collections.emptyList(), true);
    }

    /** Returns these classes without those that have one of other endings, which are longer. */
    public NameEndings except(Collection<String> others) {
        return new NameEndings(endings, new ArrayList<>(others), every);
    }

    /** Returns the classes that are among these or among others. */
    public NameEndings and(NameEndings others) {
        return new NameEndings(
                both(endings, others.endings), both(exceptions, others.exceptions), every || others.every);
    }

    private static List<String> both(List<String> some, List<String> others) {
        List<String> both = new ArrayList<>(some);
        both.addAll(others);
        return both;
    }

    /** Whether this is every class. */
    boolean isEvery() {
        return every;
    }

    /** Returns these endings. */
    List<String> all() {
        return Collections.unmodifiableList(endings);
    }

    /** Whether this class is one of them. */
    public boolean has(String internalName) {
        return every || ending(internalName) != null;
    }

    /** Returns the ending that this class has, or null. */
    public @Nullable String ending(String internalName) {
        String found = first(endings, internalName);
        return found == null || first(exceptions, internalName) != null ? null : found;
    }

    private static @Nullable String first(List<String> endings, String internalName) {
        for (int i = 0; i < endings.size(); i++) {
            if (is(endings.get(i), internalName)) {
                return endings.get(i);
            }
        }
        return null;
    }

    private static boolean is(String ending, String internalName) {
        return internalName.endsWith(ending)
                || (ending.length() == internalName.length() + 1
                        && ending.charAt(0) == '/'
                        && ending.endsWith(internalName));
    }
}
