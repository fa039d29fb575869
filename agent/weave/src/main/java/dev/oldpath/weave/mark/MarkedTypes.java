package dev.oldpath.weave.mark;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.ClassOutline;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.model.ModelReader;
import dev.oldpath.weave.place.ClassFiles;
import dev.oldpath.weave.rule.Scope;
import dev.oldpath.weave.weak.WeakClasses;
import dev.oldpath.weave.weak.WeakLoaders;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The marks in the class files of loaded classes, for code that meets the classes at run time: the attribute by which some
 * compilers deprecate cannot be seen by reflection, nor an annotation whose class is missing. Thread-safe; pins no class.
 */
public final class MarkedTypes {
    private final Scope scope;
    private final ClassFiles classFiles;
    /** Of classes that loaded since the agent started, by loader and internal name; only those that mark something. */
    private final WeakLoaders<Map<String, Map<MemberKey, MarkedMember>>> loaded = new WeakLoaders<>();

    private final WeakClasses<Map<MemberKey, MarkedMember>> byType = new WeakClasses<Map<MemberKey, MarkedMember>>() {
        @Override
        protected Map<MemberKey, MarkedMember> make(Class<?> type) {
            return read(type);
        }
    };

    /** Creates a view in which deprecation counts within this scope. */
    public MarkedTypes(Scope scope, ClassFiles classFiles) {
        this.scope = scope;
        this.classFiles = classFiles;
    }

    /** The mark on a field or record component that the class itself declares; null when it has none. */
    public @Nullable MarkedMember field(Class<?> type, String name) {
        return ofField(byType.get(type), name);
    }

    /** The mark on a method or constructor that the class itself declares; null when it has none. */
    public @Nullable MarkedMember method(Class<?> type, String name, String descriptor) {
        return byType.get(type).get(MemberKey.of(name, descriptor));
    }

    /**
     * The mark on any member of the class that makes a property: the field, getter or setter; in a record the
     * accessor. Null when there is none.
     *
     * @param property its name in Java, such as {@code priority}
     */
    public @Nullable MarkedMember property(Class<?> type, String property) {
        Map<MemberKey, MarkedMember> marks = byType.get(type);
        if (marks.isEmpty() || property.isEmpty()) {
            return null;
        }
        String name = Character.toUpperCase(property.charAt(0)) + property.substring(1);
        MarkedMember found = ofField(marks, property);
        for (Map.Entry<MemberKey, MarkedMember> mark : marks.entrySet()) {
            MemberKey member = mark.getKey();
            if (member.isMethod() && (found == null || found.id() == null)) {
                boolean getter = member.descriptor().startsWith("()");
                String method = member.name();
                // Kotlin keeps the annotations of a property on a method of their own.
                if (getter
                        ? method.equals("get" + name)
                                || method.equals("is" + name)
                                || method.equals("get" + name + "$annotations")
                                || (method.equals(property) && isRecord(type))
                        : method.equals("set" + name)) {
                    found = mark.getValue();
                }
            }
        }
        return found;
    }

    private static @Nullable MarkedMember ofField(Map<MemberKey, MarkedMember> marks, String name) {
        for (Map.Entry<MemberKey, MarkedMember> mark : marks.entrySet()) {
            if (!mark.getKey().isMethod() && mark.getKey().name().equals(name)) {
                return mark.getValue();
            }
        }
        return null;
    }

    private static boolean isRecord(Class<?> type) {
        Class<?> parent = type.getSuperclass();
        return parent != null && parent.getName().equals("java.lang.Record");
    }

    /** Whether the class has a marked member. */
    public boolean has(Class<?> type) {
        return !byType.get(type).isEmpty();
    }

    /** Takes a class that is being loaded: its loader may show nobody the class file later. */
    public void loaded(@Nullable ClassLoader loader, ClassOutline type) {
        Map<MemberKey, MarkedMember> found = marks(type);
        if (!found.isEmpty()) {
            Map<String, Map<MemberKey, MarkedMember>> types = loaded.get(loader);
            types = types != null ? types : loaded.getOrAdd(loader, new ConcurrentHashMap<>());
            types.putIfAbsent(type.name(), found);
        }
    }

    /**
     * Returns the class file of a class, as it was before anybody wove it.
     *
     * @return null when it cannot be read without asking its loader
     */
    public byte @Nullable [] classFile(@Nullable ClassLoader loader, String internalName) throws IOException {
        return loader == null ? null : classFiles.read(loader, internalName);
    }

    private Map<MemberKey, MarkedMember> marks(ClassOutline type) {
        Map<MemberKey, MarkedMember> found = new HashMap<>();
        String entry = scope.entryOf(type.name());
        for (Member member : type.members()) {
            if (member.mark().counts(entry)) {
                found.put(
                        member.key(),
                        new MarkedMember(member.mark().id(), member.mark().info(entry)));
            }
        }
        return found;
    }

    private Map<MemberKey, MarkedMember> read(Class<?> type) {
        String internalName = type.getName().replace('.', '/');
        ClassLoader loader = type.getClassLoader();
        Map<String, Map<MemberKey, MarkedMember>> types = loaded.get(loader);
        Map<MemberKey, MarkedMember> known = types == null ? null : types.get(internalName);
        if (known != null) {
            return known;
        }
        try {
            byte[] classFile = classFile(loader, internalName);
            return classFile == null ? Collections.emptyMap() : marks(ModelReader.outline(new ClassFile(classFile)));
        } catch (IOException | RuntimeException e) {
            Log.debug("reading the marks of " + type.getName(), e);
            return Collections.emptyMap();
        }
    }
}
