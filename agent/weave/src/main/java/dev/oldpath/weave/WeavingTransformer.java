package dev.oldpath.weave;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.late.Retransforming;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.pool.ConstantPool;
import dev.oldpath.weave.rule.Scope;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Sees every class as it loads and weaves those that hold an old path. Thread-safe; never throws, and returns null (not
 * the bytes it was given, which would drop the class from class-data sharing) when there is nothing to do.
 */
public final class WeavingTransformer implements ClassFileTransformer {
    /** Receives the places of classes. */
    public interface Sources {
        /** Called for every application class with a domain; has to be fast and must not call the application. */
        void seen(ClassLoader loader, String internalName, ProtectionDomain domain);
    }

    /** A JVM newer than the agent would otherwise print a line for every class. */
    private static final long MAX_LINES = 10;

    private final ClassWeaver weaver;
    private final Scope scope;
    private final HookIndex hooks;
    private final Sources sources;
    private final LoaderPlaces places;
    private final Health health;
    private final ClassLoader agentLoader;
    private final @Nullable ClassLoader platformLoader;

    /**
     * Creates a transformer.
     *
     * @param places learns from where loaders load
     * @param agentLoader the isolated loader, whose classes are left alone
     */
    WeavingTransformer(
            ClassWeaver weaver,
            Scope scope,
            HookIndex hooks,
            Sources sources,
            LoaderPlaces places,
            Health health,
            ClassLoader agentLoader) {
        this.weaver = weaver;
        this.scope = scope;
        this.hooks = hooks;
        this.sources = sources;
        this.places = places;
        this.health = health;
        this.agentLoader = agentLoader;
        // The parent of the system loader: the platform loader, on Java 8 the extension loader.
        this.platformLoader = ClassLoader.getSystemClassLoader().getParent();
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (className == null || loader == agentLoader) {
            return null;
        }
        byte[] hooked = null;
        try {
            if (loader == null || loader == platformLoader) {
                return hook(loader, className, classFile);
            }
            places.seen(loader, domain);
            hooked = hook(loader, className, classFile);
            byte[] woven = weave(loader, className, domain, hooked == null ? classFile : hooked);
            if (woven != null && redefined != null && !Retransforming.isOurs()) {
                weaver.changedByAnother(loader, className);
            }
            return woven == null ? hooked : woven;
        } catch (Throwable e) {
            failed(className, e);
            return hooked; // its hook has already recorded success
        }
    }

    private byte @Nullable [] hook(@Nullable ClassLoader loader, String className, byte[] classFile) {
        byte[] woven = null;
        for (ClassHook hook : hooks.of(className)) {
            try {
                byte[] after = hook.weave(loader, className, woven == null ? classFile : woven);
                woven = after == null ? woven : after;
            } catch (Throwable e) {
                failed(className, e);
                hook.failed(className);
            }
        }
        return woven;
    }

    private byte @Nullable [] weave(
            ClassLoader loader, String className, @Nullable ProtectionDomain domain, byte[] classFile) {
        if (!scope.mayBeApplication(className)) {
            return scope.isGenerated(className) ? weaver.weaveGenerated(loader, className, classFile) : null;
        }
        if (domain != null) {
            sources.seen(loader, className, domain);
        }
        int look = weaver.look(className, classFile);
        if ((look & ConstantPool.REFLECTION) != 0 && hooks.countsItself(className)) {
            look &= ~ConstantPool.REFLECTION;
        }
        return look == 0 ? null : weaver.weave(loader, className, classFile, look);
    }

    private void failed(String className, Throwable cause) {
        health.failed(Failure.WEAVE);
        long failures = health.failures(Failure.WEAVE);
        if (failures > MAX_LINES) {
            Log.debug("weaving " + Signature.type(className), cause);
            return;
        }
        Log.warn("cannot weave " + Signature.type(className) + " (" + cause
                + "): it runs as it is, and its old paths are reported as failed"
                + (failures == MAX_LINES ? "; further failures are counted, not logged" : ""));
        Log.debug("weaving " + Signature.type(className), cause);
    }
}
