package dev.oldpath.weave;

import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.late.LateCallers;
import dev.oldpath.weave.late.LateMarkFinder;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.mark.Marking;
import dev.oldpath.weave.origin.Origins;
import dev.oldpath.weave.place.ClassFiles;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.pool.Mentions;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import dev.oldpath.weave.type.Resolution;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.use.Overriding;
import dev.oldpath.weave.use.References;
import dev.oldpath.weave.use.SharedCalls;
import org.jspecify.annotations.Nullable;

/** Wires the parts that find marks in classes and weave them; nothing else does. Immutable. */
public final class Weaving {
    private final Paths paths;
    private final Scope scope;
    private final Rules rules;
    private final Health health;
    private final References references;
    private final MarkedTypes markedTypes;
    private final Reflection reflection;
    private final MarkListing listing;
    private final ClassWeaver weaver;

    private Weaving(
            Paths paths,
            Scope scope,
            Rules rules,
            @Nullable LateCallers late,
            ClassFiles classFiles,
            Crossings crossings,
            Health health) {
        this.paths = paths;
        this.scope = scope;
        this.rules = rules;
        this.health = health;
        markedTypes = new MarkedTypes(scope, classFiles);
        Marking marking = new Marking(rules, scope, paths);
        Mentions mentions = new Mentions(scope, rules);
        FirstLook look = new FirstLook(scope, rules, mentions);
        UnloadedClasses unloaded = new UnloadedClasses(look, marking);
        TypeIndex types = new TypeIndex(scope, classFiles, unloaded);
        Resolution resolution = new Resolution(types);
        SharedCalls shared = new SharedCalls(types, crossings);
        references = new References(scope, rules, mentions, types, resolution);
        reflection = new Reflection(types, resolution, shared, crossings, scope, health);
        LateMarkFinder lateMarks = new LateMarkFinder(references, types, resolution, mentions, late);
        listing = new MarkListing(look, unloaded, lateMarks);
        LoadingTypes loading =
                new LoadingTypes(types, lateMarks, reflection, references, new Overriding(types, shared), shared);
        weaver = new ClassWeaver(look, marking, markedTypes, loading, reflection, late, health);
    }

    /**
     * Wires the weaving of the classes of this JVM.
     *
     * @param paths takes the old paths that are found
     * @param late weaves classes that were loaded too early; null when there can be none
     * @param classFiles finds types that have not been loaded
     * @param crossings takes what the woven classes report
     */
    public static Weaving assemble(
            Paths paths,
            Scope scope,
            Rules rules,
            @Nullable LateCallers late,
            ClassFiles classFiles,
            Crossings crossings,
            Health health) {
        return new Weaving(paths, scope, rules, late, classFiles, crossings, health);
    }

    /** Wires the same for classes that do not run in this JVM: nobody receives what they report. */
    public static Weaving ofCodeElsewhere(Paths paths, Scope scope, Rules rules, Health health) {
        return new Weaving(paths, scope, rules, null, new LoaderPlaces(), new Crossings(), health);
    }

    /** Counts what is used by reflection. */
    public Reflection reflection() {
        return reflection;
    }

    /** Knows the marks of loaded classes. */
    public MarkedTypes markedTypes() {
        return markedTypes;
    }

    /** Enters the marks of classes that have not been loaded. */
    MarkListing listing() {
        return listing;
    }

    /** Whether marks are looked for in the class, and not only {@code @OldPath} by which any may be marked. */
    public boolean isLookedAt(String internalName) {
        return references.isLookedAt(internalName);
    }

    /**
     * Creates the search for marks in all that can be loaded. Every rule is a pending path from now on, so that it is
     * known before anything has been read.
     *
     * @param places from where loaders load
     */
    public Inventory inventory(HookIndex hooks, LoaderPlaces places, Inventory.Listener listener) {
        Origins origins = new Origins(scope, places);
        SeenPackages packages = new SeenPackages(scope);
        InventoryProgress progress =
                new InventoryProgress(origins, packages, new RuleSearch(rules, paths), paths, health);
        progress.begins();
        return new Inventory(listing, hooks, origins, packages, progress, health, listener);
    }

    /**
     * Creates what sees every class as it loads.
     *
     * @param places learns from where loaders load
     * @param agentLoader the isolated loader, whose classes are left alone
     */
    public WeavingTransformer transformer(
            HookIndex hooks, WeavingTransformer.Sources sources, LoaderPlaces places, ClassLoader agentLoader) {
        return new WeavingTransformer(weaver, scope, hooks, sources, places, health, agentLoader);
    }
}
