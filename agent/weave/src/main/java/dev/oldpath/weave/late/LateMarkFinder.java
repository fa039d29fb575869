package dev.oldpath.weave.late;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.mark.Marked;
import dev.oldpath.weave.pool.Mentions;
import dev.oldpath.weave.type.Resolution;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.References;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notices marks on members that are counted at their uses, when classes which use them may have loaded without the
 * counting. Thread-safe.
 *
 * <p>That happens with types outside the application's packages, in whose class files nobody looks before they load, and
 * with types that could not be read when they were asked for.
 */
public final class LateMarkFinder {
    private final References references;
    private final TypeIndex types;
    private final Resolution resolution;
    private final Mentions mentions;
    private final @Nullable LateCallers callers;

    public LateMarkFinder(
            References references,
            TypeIndex types,
            Resolution resolution,
            Mentions mentions,
            @Nullable LateCallers callers) {
        this.references = references;
        this.types = types;
        this.resolution = resolution;
        this.mentions = mentions;
        this.callers = callers;
    }

    /** Takes what is old in a type that has not been loaded. */
    public void listed(String internalName, Marked old) {
        if (!references.isLookedAt(internalName)) {
            Map<MemberKey, Path> marked = new HashMap<>(old.atSites());
            marked.putAll(old.overridable());
            outside(internalName, marked);
        }
    }

    /**
     * Takes the marks of a type that is being loaded.
     *
     * @param late whether classes may have been woven without knowing the type
     */
    public void loaded(@Nullable ClassLoader loader, TypeShape type, boolean late) {
        if (!references.isLookedAt(type.name())) {
            Map<MemberKey, Path> marked = new HashMap<>(type.marked());
            marked.putAll(type.overridable());
            for (String parent : type.interfaces()) {
                inherited(loader, parent, marked);
            }
            if (type.superName() != null) {
                inherited(loader, type.superName(), marked);
            }
            outside(type.name(), marked);
        }
        if (late) {
            report(type.name(), resolution.marked(loader, type));
        }
    }

    /** A type outside that extends one of the application: members of this are used by the name of that. */
    private void inherited(@Nullable ClassLoader loader, String parent, Map<MemberKey, Path> marked) {
        TypeShape type = references.isLookedAt(parent) ? types.find(loader, parent) : null;
        if (type != null) {
            marked.putAll(resolution.marked(loader, type));
        }
    }

    private void outside(String internalName, Map<MemberKey, Path> marked) {
        Map<MemberKey, Path> fresh = new HashMap<>();
        for (Map.Entry<MemberKey, Path> member : marked.entrySet()) {
            if (mentions.add(member.getKey())) {
                fresh.put(member.getKey(), member.getValue());
            }
            if (member.getKey().isConstantOf(internalName)) {
                mentions.add(References.values(internalName));
            }
        }
        report(internalName, fresh);
    }

    private void report(String internalName, Map<MemberKey, Path> marked) {
        if (callers == null) {
            return;
        }
        for (Map.Entry<MemberKey, Path> member : marked.entrySet()) {
            MemberKey key = member.getKey();
            callers.add(member.getValue(), key.name());
            if (key.isConstantOf(internalName)) {
                callers.add(member.getValue(), "values");
            }
        }
    }
}
