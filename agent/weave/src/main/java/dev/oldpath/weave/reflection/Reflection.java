package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Path;
import dev.oldpath.weave.callsite.ReflectionCrossings;
import dev.oldpath.weave.callsite.ReflectionSite;
import dev.oldpath.weave.callsite.ReflectionSites;
import dev.oldpath.weave.callsite.ReflectiveCalls;
import dev.oldpath.weave.callsite.ReflectiveUses;
import dev.oldpath.weave.crossing.Crossings;
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
public final class Reflection implements ReflectiveUses {
    private static final String CONSTANT = "constant found by reflection in ";
    private static final String HANDLE = "handle made in ";
    private static final String LISTED = "constants listed in ";

    private final OldMembers.Known known;
    private final Resolution resolution;
    private final HiddenUses hidden;
    private final HiddenClasses hiddenClasses;
    private final JdkCalls jdkCalls;
    private final NativeCode nativeCode;
    private final ReflectionCrossings crossings;

    public Reflection(
            TypeIndex types,
            Resolution resolution,
            SharedCalls shared,
            Crossings crossings,
            Scope scope,
            Health health) {
        this.known = new OldMembers.Known(types, shared);
        this.resolution = resolution;
        this.hidden = new HiddenUses(types, health);
        this.crossings = new ReflectionCrossings(crossings, this);
        this.hiddenClasses = new HiddenClasses(scope, types, hidden, this.crossings);
        this.jdkCalls = new JdkCalls(types, hidden);
        this.nativeCode = new NativeCode(scope, types, hidden);
    }

    /** What woven code reports. */
    public ReflectionCrossings crossings() {
        return crossings;
    }

    /** Weaves the reflective calls of a class; returns null when it has none. Never throws. */
    public byte @Nullable [] weave(String internalName, byte[] classFile) {
        return ReflectionSites.weave(internalName, classFile, crossings, hidden);
    }

    /**
     * Old members may be used where nobody can see it.
     *
     * @param reason why, in a few words
     */
    public void unseen(String reason) {
        hidden.openOnce(Reach.Common.ALL, reason);
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

    @Override
    public void read(Field field) {
        for (OldMembers.Member member : known.of(field.getDeclaringClass()).all()) {
            if (member.is(field)) {
                used(member, member.path().index());
            }
        }
    }

    @Override
    public void written(Field field) {
        for (OldMembers.Member member : known.of(field.getDeclaringClass()).all()) {
            if (member.is(field)) {
                used(member, member.path().index() + Path.WRITE);
            }
        }
    }

    private void used(OldMembers.Member field, int hit) {
        if (field.isConstant()) {
            uncountable(field, CONSTANT);
        } else {
            $OldPath.hit(hit);
        }
    }

    @Override
    public void handle(Field field) {
        handle(field, HANDLE);
    }

    @Override
    public void located(Field field) {
        handle(field, "Unsafe in ");
    }

    private void handle(Field field, String how) {
        for (OldMembers.Member member : known.of(field.getDeclaringClass()).all()) {
            if (member.is(field)) {
                uncountable(member, member.isConstant() ? CONSTANT : how);
            }
        }
    }

    @Override
    public void called(Method method, @Nullable Object receiver) {
        for (OldMembers.Member member : known.of(method.getDeclaringClass()).all()) {
            SharedCalls.Call shared = member.sharedCall();
            if (shared == null || !isSame(member, method)) {
                continue;
            }
            if (Modifier.isStatic(method.getModifiers())) {
                $OldPath.hit(member.path().index());
            } else {
                shared.crossedByReflection(receiver);
            }
        }
    }

    private static boolean isSame(OldMembers.Member member, Method method) {
        return member.is(method.getName()) && !member.isField() && member.has(Type.getMethodDescriptor(method));
    }

    @Override
    public void handle(Method method) {
        handle(method.getDeclaringClass(), method.getName());
        for (OldMembers.Member member : known.of(method.getDeclaringClass()).all()) {
            if (isSame(member, method)) {
                uncountable(member, HANDLE);
            }
        }
    }

    @Override
    public void found(Enum<?> constant) {
        for (OldMembers.Member member : known.of(constant.getDeclaringClass()).all()) {
            if (member.isConstant() && member.is(constant.name())) {
                $OldPath.hit(member.path().index());
            }
        }
    }

    @Override
    public void constants(EnumSet<?> set) {
        Iterator<?> some = (set.isEmpty() ? EnumSet.complementOf(set) : set).iterator();
        if (some.hasNext()) {
            constants(((Enum<?>) some.next()).getDeclaringClass());
        }
    }

    @Override
    public void constants(Class<?> type) {
        if (!type.isEnum()) {
            return;
        }
        for (OldMembers.Member member : known.of(type).all()) {
            if (member.isConstant()) {
                uncountable(member, LISTED);
            }
        }
    }

    @Override
    public void fieldNamed(Class<?> type, String name) {
        named(type, type, name, true);
    }

    @Override
    public void methodNamed(Class<?> type, String name) {
        handle(type, name);
        named(type, type, name, false);
    }

    @Override
    public void defined(Class<?> host, byte[] classFile) {
        hiddenClasses.defined(host.getClassLoader(), classFile);
    }

    @Override
    public void serializes() {
        hidden.openFor(Reach.Common.SERIALIZED, "Java serialization in ");
    }

    @Override
    public void makesStandardMBean() {
        hidden.openFor(Reach.Common.INTERFACES, "JMX may call it for ");
    }

    @Override
    public void refersToConstants() {
        hidden.openFor(Reach.Common.CONSTANTS, LISTED);
    }

    @Override
    public void refers() {
        hidden.openFor(Reach.Common.ALL, "reference to reflection in ");
    }

    /** Which classes a handle defines cannot be seen. */
    private void handle(Class<?> owner, String name) {
        if (ReflectiveCalls.definesHidden(Type.getInternalName(owner), name)) {
            refers();
        }
    }

    private void named(Class<?> start, Class<?> type, String name, boolean field) {
        for (OldMembers.Member member : known.of(type).all()) {
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
    private boolean means(Class<?> start, OldMembers.Member member) {
        String owner = Type.getInternalName(start);
        ClassLoader loader = start.getClassLoader();
        if (member.isField()) {
            TypeShape declaring = resolution.field(loader, owner, member.key());
            return declaring == null || Resolution.path(declaring, member.key()) == member.path();
        }
        Path found = resolution.method(loader, owner, member.key());
        return found == member.path() || (found == null && !resolution.isDeclared(loader, owner, member.key()));
    }

    private void uncountable(OldMembers.Member member, String what) {
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
