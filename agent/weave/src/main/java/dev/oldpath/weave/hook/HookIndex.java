package dev.oldpath.weave.hook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the hooks for a class, once for each that loads: by the simple name of the class first, then by the ending. Does
 * not allocate when no hook names the class. Immutable.
 */
public final class HookIndex {
    private static final ClassHook[] NONE = {};

    private final ClassHook[] all;
    private final ClassHook[] forEvery;
    /** By the hash of the simple name; a power of two of them. */
    private final @Nullable Entry[] bySimpleName;

    /** A hook that may want classes with a simple name of this hash. */
    private static final class Entry {
        final ClassHook hook;
        final int hash;
        final @Nullable Entry next;

        Entry(ClassHook hook, int hash, @Nullable Entry next) {
            this.hook = hook;
            this.hash = hash;
            this.next = next;
        }
    }

    /** Creates an index of these hooks. */
    public HookIndex(List<ClassHook> hooks) {
        all = hooks.toArray(NONE);
        bySimpleName = new Entry[tableSize()];
        List<ClassHook> every = new ArrayList<>();
        for (int i = all.length - 1; i >= 0; i--) { // so that the first hook of an entry is the first of all
            if (all[i].classes().isEvery()) {
                every.add(0, all[i]);
            }
            enter(all[i]);
        }
        forEvery = every.toArray(NONE);
    }

    private int tableSize() {
        int endings = 0;
        for (ClassHook hook : all) {
            endings += hook.classes().all().size();
        }
        return Integer.highestOneBit(4 * endings + 1) << 1;
    }

    private void enter(ClassHook hook) {
        for (String ending : hook.classes().all()) {
            if (NameEndings.isPart(ending)) {
                throw new IllegalArgumentException(ending + " is no ending");
            }
            int hash = hash(ending);
            int at = hash & (bySimpleName.length - 1);
            boolean known = false;
            for (Entry entry = bySimpleName[at]; entry != null; entry = entry.next) {
                known |= entry.hook == hook && entry.hash == hash;
            }
            if (!known) {
                bySimpleName[at] = new Entry(hook, hash, bySimpleName[at]);
            }
        }
    }

    private static int hash(String name) {
        int hash = 0;
        for (int i = name.lastIndexOf('/') + 1; i < name.length(); i++) {
            hash = 31 * hash + name.charAt(i);
        }
        return hash;
    }

    /** Returns the hooks that name the class or want every one; to be read only. */
    public ClassHook[] of(String internalName) {
        ClassHook[] named = named(internalName);
        if (named.length == 0 || forEvery.length == 0) {
            return named.length == 0 ? forEvery : named;
        }
        List<ClassHook> both = new ArrayList<>();
        for (ClassHook hook : all) {
            if (hook.classes().has(internalName)) {
                both.add(hook);
            }
        }
        return both.toArray(NONE);
    }

    /** Returns the hooks that name the class; to be read only. */
    public ClassHook[] named(String internalName) {
        int hash = hash(internalName);
        List<ClassHook> found = null;
        for (Entry entry = bySimpleName[hash & (bySimpleName.length - 1)]; entry != null; entry = entry.next) {
            if (entry.hash == hash && entry.hook.classes().ending(internalName) != null) {
                found = found == null ? new ArrayList<>() : found;
                found.add(entry.hook);
            }
        }
        return found == null ? NONE : found.toArray(NONE);
    }

    /** Whether the uses that a class makes by reflection are counted by what one of the hooks weaves. */
    public boolean countsItself(String internalName) {
        for (ClassHook hook : all) {
            if (hook.countingThemselves().has(internalName)) {
                return true;
            }
        }
        return false;
    }
}
