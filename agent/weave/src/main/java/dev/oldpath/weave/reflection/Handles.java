package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.type.Resolution;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.SharedCalls;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import net.bytebuddy.jar.asm.Type;

/**
 * Old members on which somebody has got a handle: uses through it cannot be counted, so each is uncountable from then on.
 * Thread-safe; loads and initialises no class of the application.
 */
final class Handles {
    /** What goes before the name of the class that lists the constants of an enum. */
    static final String LISTED = "constants listed in ";

    private static final String CONSTANT = "constant found by reflection in ";
    private static final String UNMADE = "objects are made without it in ";
    private static final String HANDLE = "handle made in ";

    private final OldMembers.Index members;
    private final Resolution resolution;

    Handles(OldMembers.Index members, Resolution resolution) {
        this.members = members;
        this.resolution = resolution;
    }

    /** Somebody gets a handle on a field. */
    void made(Field field) {
        made(field, HANDLE);
    }

    /** Somebody asks where a field is in memory. */
    void located(Field field) {
        made(field, "Unsafe in ");
    }

    private void made(Field field, String how) {
        for (OldMember member : members.of(field.getDeclaringClass()).all()) {
            if (member.is(field)) {
                uncountable(member, member.isConstant() ? CONSTANT : how);
            }
        }
    }

    /** Somebody gets a handle on a method. */
    void made(Method method) {
        for (OldMember member : members.of(method.getDeclaringClass()).all()) {
            if (member.is(method)) {
                uncountable(member, HANDLE);
            }
        }
    }

    /** An object of this class is made without a constructor. */
    void madeWithoutConstructor(Class<?> type) {
        for (Class<?> each = type; each != null && each.getClassLoader() != null; each = each.getSuperclass()) {
            for (OldMember member : members.of(each).all()) {
                if (member.isConstructor()) {
                    uncountable(member, UNMADE);
                }
            }
        }
    }

    /** The field of a constant is read or written. */
    void constantFound(OldMember constant) {
        uncountable(constant, CONSTANT);
    }

    /** The constants of an enum are listed. */
    void constantsListed(Class<?> type) {
        for (OldMember member : members.of(type).all()) {
            if (member.isConstant()) {
                uncountable(member, LISTED);
            }
        }
    }

    /** A field of this class is looked up by name. */
    void fieldNamed(Class<?> type, String name) {
        named(type, type, name, true);
    }

    /** Methods of this class are looked up by name. */
    void methodNamed(Class<?> type, String name) {
        named(type, type, name, false);
    }

    private void named(Class<?> start, Class<?> type, String name, boolean field) {
        for (OldMember member : members.of(type).all()) {
            if (member.is(name) && member.isField() == field && (start == type || means(start, member))) {
                uncountable(member, HANDLE);
            }
        }
        for (Class<?> parent : type.getInterfaces()) {
            named(start, parent, name, field);
        }
        Class<?> parent = type.getSuperclass();
        if (parent != null) {
            named(start, parent, name, field);
        }
    }

    /** Whether a lookup that starts at this class arrives at the member, and not at one that hides or implements it. */
    private boolean means(Class<?> start, OldMember member) {
        String owner = Type.getInternalName(start);
        ClassLoader loader = start.getClassLoader();
        if (member.isField()) {
            TypeShape declaring = resolution.field(loader, owner, member.key());
            return declaring == null || Resolution.path(declaring, member.key()) == member.path();
        }
        Path found = resolution.method(loader, owner, member.key());
        return found == member.path() || (found == null && !resolution.isDeclared(loader, owner, member.key()));
    }

    private void uncountable(OldMember member, String what) {
        if (member.isFirstHandle()) {
            String reason = what + Callers.ofReflection();
            SharedCalls.Call shared = member.sharedCall();
            if (shared != null && member.countsInside()) {
                shared.handled(reason);
                return;
            }
            member.path().uncountable(member.key() + ": " + reason, reason);
        }
    }
}
