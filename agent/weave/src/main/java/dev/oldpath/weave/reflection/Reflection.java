package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Path;
import dev.oldpath.weave.callsite.ReflectionCrossings;
import dev.oldpath.weave.callsite.ReflectiveCalls;
import dev.oldpath.weave.callsite.ReflectiveUses;
import dev.oldpath.weave.classfile.ClassFile;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts old members that are used by reflection, as {@link ReflectionCrossings} show them, and reports those on which
 * somebody has got a handle as uncountable. Thread-safe; loads and initialises no class of the application.
 *
 * <p>That a class is declared is known before anybody can have one of its members in hand, so the answer is always exact.
 */
public final class Reflection implements ReflectiveUses {
    private final TypeIndex types;
    private final OldMembers.Index members;
    private final Handles handles;
    private final EnumConstants constants;
    private final UncountableUses uncountableUses;
    private final HiddenClasses hiddenClasses;
    private final JdkCalls jdkCalls;
    private final NativeCode nativeCode;
    private final Crossings crossings;
    private final AtomicReference<@Nullable ReflectionCrossings> woven = new AtomicReference<>();
    private volatile @Nullable Consumer<Class<?>> unconstructed;

    public Reflection(
            TypeIndex types,
            Resolution resolution,
            SharedCalls shared,
            Crossings crossings,
            Scope scope,
            Health health) {
        this.types = types;
        this.members = new OldMembers.Index(types, shared);
        this.handles = new Handles(members, resolution);
        this.constants = new EnumConstants(members, handles);
        this.uncountableUses = new UncountableUses(types, shared, health);
        this.crossings = crossings;
        this.hiddenClasses = new HiddenClasses(scope, types, shared, uncountableUses);
        this.jdkCalls = new JdkCalls(types, uncountableUses);
        this.nativeCode = new NativeCode(scope, types, uncountableUses);
    }

    /** What woven code reports. Not made by premain: nobody needs it before a class with reflective calls loads. */
    public ReflectionCrossings crossings() {
        ReflectionCrossings known = woven.get();
        return known != null ? known : Crossings.keepFirst(woven, new ReflectionCrossings(crossings, this));
    }

    /**
     * The reflective calls of a class, or of a method in it, are not woven: old members may be used there.
     *
     * @param where the name of the class or method
     * @param why in a few words
     */
    public void unwoven(String where, String why) {
        uncountableUses.unwoven(where, why);
    }

    /**
     * All old members may be used where it cannot be counted.
     *
     * @param reason why, in a few words
     */
    public void allUncountable(String reason) {
        uncountableUses.addOnce(Reach.Common.ALL, reason);
    }

    /** Tells this one, too, the class of each object that is made without a constructor. */
    public void tellUnconstructed(Consumer<Class<?>> other) {
        unconstructed = other;
    }

    /** Runs this once Java serialization may make objects of a class that is being loaded; never if it cannot. */
    public void onceDeserialized(@Nullable ClassLoader loader, ClassFile file, Runnable then) {
        if (Serialized.is(types, loader, types.unloaded(file))) {
            uncountableUses.onceSerialized(then);
        }
    }

    /** A type is being loaded that has old members, or for which somebody has asked in vain. */
    public void loaded(@Nullable ClassLoader loader, TypeShape type) {
        members.changed();
        uncountableUses.loaded(loader, type);
        hiddenClasses.loaded(loader, type);
        Clones.loaded(types, loader, type);
    }

    /** A type is being loaded that may let the JDK or native code use old members. */
    public void checkUncountable(@Nullable ClassLoader loader, TypeShape type) {
        jdkCalls.loaded(loader, type);
        nativeCode.loaded(loader, type);
    }

    @Override
    public void read(Field field) {
        used(field, 0);
    }

    @Override
    public void written(Field field) {
        used(field, Path.WRITE);
    }

    private void used(Field field, int access) {
        for (OldMember member : members.of(field.getDeclaringClass()).all()) {
            if (member.is(field)) {
                if (member.isConstant()) {
                    handles.constantFound(member);
                } else {
                    $OldPath.hit(member.path().index() + access);
                }
            }
        }
    }

    @Override
    public void handle(Field field) {
        handles.made(field);
    }

    @Override
    public void located(Field field) {
        handles.located(field);
    }

    @Override
    public void called(Method method, @Nullable Object receiver) {
        for (OldMember member : members.of(method.getDeclaringClass()).all()) {
            SharedCalls.Call shared = member.sharedCall();
            if (shared == null || !member.is(method)) {
                continue;
            }
            if (Modifier.isStatic(method.getModifiers())) {
                $OldPath.hit(member.path().index());
            } else {
                shared.crossedByReflection(receiver);
            }
        }
    }

    @Override
    public void handle(Method method) {
        ReflectiveCalls.handled(method, this);
        handles.made(method);
    }

    @Override
    public void found(Enum<?> constant) {
        constants.found(constant);
    }

    @Override
    public void constants(EnumSet<?> set) {
        constants.listed(set);
    }

    @Override
    public void constants(Class<?> type) {
        constants.listed(type);
    }

    @Override
    public void fieldNamed(Class<?> type, String name) {
        handles.fieldNamed(type, name);
    }

    @Override
    public void methodNamed(Class<?> type, String name) {
        ReflectiveCalls.handled(type, name, this);
        handles.methodNamed(type, name);
    }

    @Override
    public void defined(Class<?> host, byte[] classFile) {
        hiddenClasses.defined(host.getClassLoader(), classFile);
    }

    @Override
    public void madeWithoutConstructor(Class<?> type) {
        handles.madeWithoutConstructor(type);
        Consumer<Class<?>> other = unconstructed;
        if (other != null) {
            other.accept(type);
        }
    }

    @Override
    public void serializes() {
        uncountableUses.addForCaller(Reach.Common.SERIALIZED, "Java serialization in ");
    }

    @Override
    public void makesStandardMBean() {
        uncountableUses.addForCaller(Reach.Common.INTERFACES, "JMX may call it for ");
    }

    @Override
    public void refersToConstants() {
        uncountableUses.addForCaller(Reach.Common.CONSTANTS, Handles.LISTED);
    }

    @Override
    public void refers() {
        uncountableUses.addForCaller(Reach.Common.ALL, "reference to reflection in ");
    }
}
