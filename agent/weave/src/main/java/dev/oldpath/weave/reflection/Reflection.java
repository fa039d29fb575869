package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.callsite.ReflectionSite;
import dev.oldpath.weave.callsite.ReflectionSites;
import dev.oldpath.weave.callsite.ReflectiveCalls;
import dev.oldpath.weave.rule.Scope;
import dev.oldpath.weave.type.Resolution;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.SharedCalls;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.EnumSet;
import java.util.Iterator;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Counts old members that are used by reflection, as {@link ReflectionSite}s show them, and says of those on which
 * somebody has got a handle that their uses go unseen. Thread-safe; loads and initialises no class of the application.
 *
 * <p>That a class is declared is known before anybody can have one of its members in hand, so the answer is always exact.
 */
public final class Reflection {
    private final OldMembers.Known known;
    private final Resolution resolution;
    private final Paths paths;
    private final SharedCalls shared;
    private final HiddenUses hidden;
    private final HiddenClasses hiddenClasses;
    private final JdkCalls jdkCalls;
    private final NativeCode nativeCode;

    public Reflection(
            TypeIndex types, Resolution resolution, SharedCalls shared, Scope scope, Paths paths, Health health) {
        this.known = new OldMembers.Known(types, paths, shared);
        this.shared = shared;
        this.resolution = resolution;
        this.paths = paths;
        this.hidden = new HiddenUses(types, paths, health);
        this.hiddenClasses = new HiddenClasses(scope, types, paths, hidden);
        this.jdkCalls = new JdkCalls(types, hidden);
        this.nativeCode = new NativeCode(scope, types, hidden);
    }

    /** Weaves the reflective calls of a class; returns null when it has none. Never throws. */
    public byte @Nullable [] weave(String internalName, byte[] classFile) {
        return ReflectionSites.weave(internalName, classFile, hidden);
    }

    /**
     * A member is about to be used by the current thread.
     *
     * @param member a {@code java.lang.reflect.Field}, or a {@code Method} on which a handle is made; or the enum, a
     *     constant or set of it, whose constants are used
     * @param how as in {@code $OldPath.reflected}
     */
    public void used(@Nullable Object member, int how) {
        if (member instanceof Field) {
            field((Field) member, how);
        } else if (member instanceof Method) {
            handle((Method) member);
        } else if (member instanceof String) {
            hidden.event((String) member);
        } else if (member instanceof Enum && how == ReflectionSite.HOW_READ) {
            constant((Enum<?>) member);
        } else if (member instanceof Enum) {
            constants(((Enum<?>) member).getDeclaringClass());
        } else if (member instanceof EnumSet) {
            constants((EnumSet<?>) member);
        } else if (member instanceof Class && ((Class<?>) member).isEnum()) {
            constants((Class<?>) member);
        }
    }

    /**
     * Old members may be used where nobody can see it.
     *
     * @param reason why, in a few words
     */
    public void unseen(String reason) {
        hidden.open(Reach.Common.ALL, reason);
    }

    /** A type is being loaded that has old members, or for which somebody has asked in vain. */
    public void loaded(@Nullable ClassLoader loader, TypeShape type) {
        known.changed();
        hidden.loaded(loader, type);
        hiddenClasses.loaded(loader, type);
    }

    /** A type is being loaded that may let the JDK or native code use old members. */
    public void opens(@Nullable ClassLoader loader, TypeShape type) {
        jdkCalls.loaded(loader, type);
        nativeCode.loaded(loader, type);
    }

    private void field(Field field, int how) {
        for (OldMembers.Member member : known.of(field.getDeclaringClass()).all()) {
            if (member.is(field.getName())
                    && member.isField()
                    && (!member.hasNamesake() || member.has(Type.getDescriptor(field.getType())))) {
                if (member.isConstant()) {
                    uncountable(member, "constant found by reflection in ");
                } else if (how >= ReflectionSite.HOW_HANDLE) {
                    uncountable(member, how == ReflectionSite.HOW_OFFSET ? "Unsafe in " : "handle made in ");
                } else {
                    $OldPath.hit(member.path() + how);
                }
            }
        }
    }

    /**
     * A method is about to be called by the current thread.
     *
     * @param receiver of no meaning when the method is static
     */
    public void called(Method method, @Nullable Object receiver) {
        OldMembers.Member member = member(method);
        if (member != null && (member.sharedCall() == 0 || Modifier.isStatic(method.getModifiers()))) {
            $OldPath.hit(member.path());
        } else if (member != null) {
            shared.called(receiver, member.sharedCall());
        }
    }

    private void handle(Method method) {
        handle(method.getDeclaringClass(), method.getName());
        OldMembers.Member member = member(method);
        if (member != null) {
            uncountable(member, "handle made in ");
        }
    }

    private OldMembers.@Nullable Member member(Method method) {
        for (OldMembers.Member member : known.of(method.getDeclaringClass()).all()) {
            if (member.is(method.getName()) && !member.isField() && member.has(Type.getMethodDescriptor(method))) {
                return member;
            }
        }
        return null;
    }

    private void constant(Enum<?> constant) {
        for (OldMembers.Member member : known.of(constant.getDeclaringClass()).all()) {
            if (member.isConstant() && member.is(constant.name())) {
                $OldPath.hit(member.path());
            }
        }
    }

    private void constants(EnumSet<?> set) {
        Iterator<?> some = (set.isEmpty() ? EnumSet.complementOf(set) : set).iterator();
        if (some.hasNext()) {
            constants(((Enum<?>) some.next()).getDeclaringClass());
        }
    }

    private void constants(Class<?> type) {
        for (OldMembers.Member member : known.of(type).all()) {
            if (member.isConstant()) {
                uncountable(member, "constants listed in ");
            }
        }
    }

    /**
     * A member is about to be looked up by name, or a hidden class to be defined.
     *
     * @param type the class, or an object of it; or the class for which the hidden one is defined
     * @param name the name, or the class file
     */
    public void named(Object type, @Nullable Object name) {
        if (name instanceof String) {
            Class<?> start = type instanceof Class ? (Class<?>) type : type.getClass();
            handle(start, (String) name);
            named(start, start, (String) name);
        } else if (name instanceof byte[]) {
            hiddenClasses.defined(((Class<?>) type).getClassLoader(), (byte[]) name);
        }
    }

    /** Which classes a handle defines cannot be seen. */
    private void handle(Class<?> owner, String name) {
        if (ReflectiveCalls.definesHidden(Type.getInternalName(owner), name)) {
            hidden.event(ReflectionSite.REFERS);
        }
    }

    private void named(Class<?> start, Class<?> type, String name) {
        for (OldMembers.Member member : known.of(type).all()) {
            if (member.is(name) && (start == type || means(start, member))) {
                uncountable(member, "handle made in ");
            }
        }
        for (Class<?> parent : type.getInterfaces()) {
            named(start, parent, name);
        }
        Class<?> parent = type.getSuperclass();
        if (parent != null) {
            named(start, parent, name);
        }
    }

    /** Whether a lookup that starts at this class arrives at the member, and not at one that hides or implements it. */
    private boolean means(Class<?> start, OldMembers.Member member) {
        String owner = Type.getInternalName(start);
        ClassLoader loader = start.getClassLoader();
        if (member.isField()) {
            TypeShape declaring = resolution.field(loader, owner, member.key());
            return declaring == null || Resolution.path(declaring, member.key()) == member.path();
        }
        int found = resolution.method(loader, owner, member.key());
        return found == member.path() || found == Resolution.NOWHERE;
    }

    private void uncountable(OldMembers.Member member, String what) {
        if (member.isFirstHandle()) {
            String reason = what + Callers.ofReflection();
            paths.at(member.path()).member(member.key() + ": " + reason, PathState.UNCOUNTABLE, reason);
        }
    }
}
