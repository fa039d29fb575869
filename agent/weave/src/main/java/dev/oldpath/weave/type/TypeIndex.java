package dev.oldpath.weave.type;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.place.ClassFiles;
import dev.oldpath.weave.rule.Scope;
import dev.oldpath.weave.weak.WeakLoaders;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of types, as each class loader sees them. Thread-safe; loads no class, pins no loader, and asks none for
 * anything.
 *
 * <p>A loaded type decides. A type that has not is read where the loader of the class that uses it finds
 * classes, so that the use can be woven before the type loads. Where that is not possible the question is remembered:
 * when the type loads later, its answer names the classes that have been woven without it.
 */
public final class TypeIndex {
    /** Makes the shape of a type that is not loaded yet. */
    public interface Reading {
        TypeShape read(ClassFile file);
    }

    private final Scope scope;
    private final Reading reading;
    private final ClassFiles classFiles;
    private final WeakLoaders<Types> loaders = new WeakLoaders<>();
    private final Set<String> unanswered = ConcurrentHashMap.newKeySet();
    /** Set while this thread reads a class file, for which classes may have to be loaded. */
    private final ThreadLocal<Boolean> asking = new ThreadLocal<>();

    private static final class Types {
        final Map<String, TypeShape> loaded = new ConcurrentHashMap<>();
        final Map<String, TypeShape> read = new ConcurrentHashMap<>();
        final Set<String> missing = ConcurrentHashMap.newKeySet();
    }

    /** Creates an empty index. */
    public TypeIndex(Scope scope, ClassFiles classFiles, Reading reading) {
        this.scope = scope;
        this.classFiles = classFiles;
        this.reading = reading;
    }

    private Types types(@Nullable ClassLoader loader) {
        Types types = loaders.get(loader);
        return types != null ? types : loaders.getOrAdd(loader, new Types());
    }

    /** Returns the type as the loader sees it; null when it is of no interest or cannot be read. */
    @Nullable
    public TypeShape find(@Nullable ClassLoader loader, String internalName) {
        if (!scope.mayBeApplication(internalName)) {
            return null;
        }
        Types types = types(loader);
        TypeShape known = types.loaded.get(internalName);
        known = known != null ? known : types.read.get(internalName);
        if (known != null) {
            return known;
        }
        if (loader != null && asking.get() == null && !types.missing.contains(internalName)) {
            TypeShape read = read(loader, internalName);
            if (read != null) {
                types.read.put(internalName, read);
                return read;
            }
            types.missing.add(internalName);
        }
        // First the question, then the look: a type that loads meanwhile is in one of the two.
        unanswered.add(internalName);
        return loadedElsewhere(loader, internalName);
    }

    /** Returns the shape of a class that nobody finds by its name. */
    public TypeShape unloaded(ClassFile file) {
        return reading.read(file);
    }

    private @Nullable TypeShape read(ClassLoader loader, String internalName) {
        asking.set(true);
        try {
            byte[] classFile = classFiles.read(loader, internalName);
            return classFile == null ? null : reading.read(new ClassFile(classFile));
        } catch (Throwable e) {
            // Whatever is wrong with the file, the class that is loading must not suffer.
            Log.debug("cannot read " + internalName, e);
            return null;
        } finally {
            asking.remove();
        }
    }

    /** A loader that shows no class files: the type is that of a parent, or some other of this name. */
    private @Nullable TypeShape loadedElsewhere(@Nullable ClassLoader loader, String internalName) {
        for (ClassLoader parent = loader; parent != null; parent = parent.getParent()) {
            Types types = loaders.get(parent);
            TypeShape found = types == null ? null : types.loaded.get(internalName);
            if (found != null) {
                return found;
            }
        }
        TypeShape unmarked = null;
        for (Types types : loaders.all()) {
            TypeShape found = types.loaded.get(internalName);
            if (found != null && !found.marked().isEmpty()) {
                return found;
            }
            unmarked = found != null ? found : unmarked;
        }
        return unmarked;
    }

    /** Returns a type that this loader has loaded; null when it has not, or when nothing in it was of interest. */
    @Nullable
    public TypeShape loaded(@Nullable ClassLoader loader, String internalName) {
        Types types = loaders.get(loader);
        return types == null ? null : types.loaded.get(internalName);
    }

    /** Sees types that have been loaded. */
    public interface Loaded {
        void type(ClassLoader loader, TypeShape shape);
    }

    /** Shows every type that is known to be loaded. */
    public void eachLoaded(Loaded to) {
        loaders.each(new WeakLoaders.Visitor<ClassLoader, Types>() {
            @Override
            public void visit(ClassLoader loader, Types types) {
                for (TypeShape shape : types.loaded.values()) {
                    to.type(loader, shape);
                }
            }
        });
    }

    /** Whether somebody has asked for the type in vain. */
    public boolean isUnanswered(String internalName) {
        return !unanswered.isEmpty() && unanswered.contains(internalName);
    }

    /**
     * Takes a type that is being loaded.
     *
     * @return whether classes may have been woven without this knowledge
     */
    public boolean load(@Nullable ClassLoader loader, TypeShape shape) {
        Types types = types(loader);
        TypeShape before = types.loaded.get(shape.name());
        if (before != null
                && before.marked().keySet().containsAll(shape.marked().keySet())) {
            // A loader loads a name once, so this is a retransformation, for which HotSpot makes a class file up that
            // lacks the attribute by which Kotlin and Scala deprecate. What was known stays, and surprises nobody.
            return false;
        }
        types.loaded.put(shape.name(), shape);
        TypeShape read = types.read.remove(shape.name());
        boolean changed = read != null
                && !(read.marked().equals(shape.marked()) && read.overridable().equals(shape.overridable()));
        boolean asked = unanswered.remove(shape.name());
        if (changed || asked) {
            for (Types others : loaders.all()) {
                others.missing.remove(shape.name());
                if (changed) {
                    others.read.remove(shape.name());
                }
            }
        }
        return changed || asked;
    }
}
