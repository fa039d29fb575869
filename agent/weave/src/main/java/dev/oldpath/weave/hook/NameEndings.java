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
 *
 * <p>What ends with {@code *} is a part of the name and not its ending: {@code /moshi/internal/*} are all classes below such
 * a package, {@code /moshi/Moshi*} those nested in this class too. A hook that is called for some classes names them by
 * endings.
 */
public final class NameEndings {
    private static final String PART = "*";
    private static final NameEndings NONE = of();

    private final List<String> endings;
    private final List<String> exceptions;
    private final boolean every;

    private NameEndings(List<String> endings, List<String> exceptions, boolean every) {
        this.endings = endings;
        this.exceptions = exceptions;
        this.every = every;
    }

    /** Returns no class. */
    public static NameEndings none() {
        return NONE;
    }

    /** Returns the classes with these endings. */
    public static NameEndings of(String... endings) {
        return of(Arrays.asList(endings));
    }

    /** Returns the classes with these endings. */
    public static NameEndings of(Collection<String> endings) {
        return new NameEndings(new ArrayList<>(endings), Collections.emptyList(), false);
    }

    /** Returns every class; for a hook that finds more than these by what is in them. */
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

    /** Whether this class has this ending, which may also be a part of the name. */
    public static boolean is(String ending, String internalName) {
        if (isPart(ending)) {
            return hasPart(ending, internalName);
        }
        return internalName.endsWith(ending)
                || (ending.length() == internalName.length() + 1
                        && ending.charAt(0) == '/'
                        && ending.endsWith(internalName));
    }

    /** Whether this is not an ending but a part of the name. */
    static boolean isPart(String ending) {
        return ending.endsWith(PART);
    }

    private static boolean hasPart(String part, String internalName) {
        int length = part.length() - PART.length();
        for (int at = 0; at + length <= internalName.length(); at++) {
            if (internalName.regionMatches(at, part, 0, length)) {
                return true;
            }
        }
        return part.charAt(0) == '/' && internalName.regionMatches(0, part, 1, length - 1);
    }
}
