package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.BodyProperty;
import dev.oldpath.hooks.payload.OldProperty;
import dev.oldpath.hooks.payload.Payloads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What to count when a body has a property, under whatever name. Immutable. */
public final class ReadCount {
    private final @Nullable OldProperty always;
    private final Map<String, OldProperty> byAlias;

    private ReadCount(@Nullable OldProperty always, Map<String, OldProperty> byAlias) {
        this.always = always;
        this.byAlias = byAlias;
    }

    /** Returns what to count for a property, or null when neither it nor one of its other names is old. */
    public static @Nullable ReadCount of(Payloads payloads, BodyProperty described, List<String> aliases) {
        Map<String, OldProperty> byAlias = new HashMap<>();
        for (String alias : aliases) {
            OldProperty old = payloads.alias(described, alias);
            if (old != null) {
                byAlias.put(alias, old);
            }
        }
        OldProperty always = payloads.property(described);
        return always == null && byAlias.isEmpty() ? null : new ReadCount(always, byAlias);
    }

    /** Whether it matters under which name the property came. */
    public boolean hasAliases() {
        return !byAlias.isEmpty();
    }

    /**
     * Counts the property.
     *
     * @param name the name under which it came; null when that is not known, and then any old name may have been used
     */
    public void count(@Nullable Object name) {
        if (always != null) {
            always.read();
        }
        if (hasAliases()) {
            for (Map.Entry<String, OldProperty> alias : byAlias.entrySet()) {
                if (name == null || alias.getKey().equals(name)) {
                    alias.getValue().read();
                }
            }
        }
    }
}
