package dev.oldpath.hooks.jackson;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The names that a deserializer ignores. It looks up here what it does not set; an old property among that, such as one
 * that is only written, counts. Thread-safe: nobody changes it.
 */
public final class IgnoredNames extends HashSet<Object> {
    private static final long serialVersionUID = 1;

    private final transient Map<String, Consumer<Object>> old;
    /** The same names; looking them up there does not count. */
    private final transient Set<Object> plain;

    private IgnoredNames(Collection<?> names, Map<String, Consumer<Object>> old) {
        super(names);
        this.old = old;
        plain = new HashSet<>(names);
    }

    /**
     * Returns a set that counts, or the given one when nothing is old.
     *
     * @param ignorable the names that Jackson ignores, or null
     * @param old what to call when a body has the name
     */
    public static @Nullable Object of(@Nullable Object ignorable, Map<String, Consumer<Object>> old) {
        return old.isEmpty() ? ignorable : new IgnoredNames(names(ignorable), old);
    }

    /** The names that Jackson ignores. */
    public static Collection<?> names(@Nullable Object ignorable) {
        return ignorable == null ? Collections.emptySet() : (Collection<?>) ignorable;
    }

    /** What counts in a set that may be one of ours, in a map that may be added to. */
    public static Map<String, Consumer<Object>> old(@Nullable Object ignorable) {
        return ignorable instanceof IgnoredNames ? new HashMap<>(((IgnoredNames) ignorable).old) : new HashMap<>();
    }

    @Override
    public boolean contains(@Nullable Object name) {
        Consumer<Object> property = old.get(name);
        if (property != null) {
            property.accept(String.valueOf(name));
        }
        return super.contains(name);
    }

    /** The same names in a set in which looking them up does not count. */
    public static @Nullable Object plain(@Nullable Object ignorable) {
        return ignorable instanceof IgnoredNames ? ((IgnoredNames) ignorable).plain : ignorable;
    }

    private Object writeReplace() {
        return plain;
    }
}
