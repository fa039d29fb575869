package dev.oldpath.hooks.payload;

import org.jspecify.annotations.Nullable;

/** What classes are known for, by the end of their names: a build may have relocated them. Immutable. */
public final class NameEndings {
    private final String[] endings;

    /**
     * Creates it.
     *
     * @param endings of internal names, each followed by what it stands for
     */
    public NameEndings(String... endings) {
        this.endings = endings.clone();
    }

    /** Returns what a class with this internal name is known for, or null. */
    public @Nullable String of(String internalName) {
        for (int i = 0; i < endings.length; i += 2) {
            if (internalName.endsWith(endings[i])) {
                return endings[i + 1];
            }
        }
        return null;
    }
}
