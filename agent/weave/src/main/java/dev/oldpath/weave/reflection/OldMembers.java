package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.WeakClasses;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.SharedCalls;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The members of one loaded class that are counted at their uses. Immutable. */
final class OldMembers {
    private static final Member[] NONE = {};

    private final int version;
    private final Member[] all;

    private OldMembers(int version, Member[] all) {
        this.version = version;
        this.all = all;
    }

    boolean isEmpty() {
        return all.length == 0;
    }

    /** All of them, to be read only: few, so that looking at each is faster than any table. */
    Member[] all() {
        return all;
    }

    /** Whether a member of an enum is one of its constants. */
    static boolean isConstant(TypeShape shape, MemberKey key) {
        dev.oldpath.weave.model.Member declared = shape.member(key);
        return declared != null && declared.is(Opcodes.ACC_ENUM) && key.isConstantOf(shape.name());
    }

    /** One of them. */
    static final class Member {
        private final MemberKey key;
        private final String name;
        private final Path path;
        /** Whether the class has another field of this name, which only obfuscators make. */
        private final boolean namesake;

        private final boolean constant;
        private final SharedCalls.@Nullable Call sharedCall;
        private final boolean inside;
        private final AtomicBoolean handled = new AtomicBoolean();

        /**
         * Creates it.
         *
         * @param inside whether its own code counts, or that of what it implements
         */
        Member(TypeShape shape, MemberKey key, Path path, boolean inside, SharedCalls shared) {
            this.inside = inside;
            this.key = key;
            this.path = path;
            this.name = key.name().intern();
            this.namesake = shape.hasNamesake(key);
            this.constant = OldMembers.isConstant(shape, key);
            this.sharedCall = isField() ? null : shared.call(key, path);
        }

        MemberKey key() {
            return key;
        }

        Path path() {
            return path;
        }

        /** Whether it has this name; quick for the names that reflection has, which are interned. */
        boolean is(String otherName) {
            return name.equals(otherName);
        }

        /** Whether it is this field of its class. */
        boolean is(Field field) {
            return is(field.getName()) && isField() && (!namesake || has(Type.getDescriptor(field.getType())));
        }

        boolean isField() {
            return !key.isMethod();
        }

        boolean isConstant() {
            return constant;
        }

        /** Whether its own code counts, so that only calls which run other code are counted by the caller. */
        boolean countsInside() {
            return inside;
        }

        /** What receives calls of it; null when it is a field. */
        SharedCalls.@Nullable Call sharedCall() {
            return sharedCall;
        }

        boolean has(String otherDescriptor) {
            return key.descriptor().equals(otherDescriptor);
        }

        /** Whether nobody has had a handle on it; says so once. */
        boolean isFirstHandle() {
            return !handled.getAndSet(true);
        }
    }

    /** Finds them for a class in a few nanoseconds, without a reference from here to the class. Thread-safe. */
    static final class Known {
        private final TypeIndex types;
        private final SharedCalls shared;
        /** Counts the types that have been loaded with old members; what was found before may have been too little. */
        private final AtomicInteger version = new AtomicInteger();

        private final WeakClasses<Holder> holders = new WeakClasses<Holder>() {
            @Override
            protected Holder make(Class<?> type) {
                return new Holder();
            }
        };

        private static final class Holder {
            volatile @Nullable OldMembers members;
        }

        Known(TypeIndex types, SharedCalls shared) {
            this.types = types;
            this.shared = shared;
        }

        OldMembers of(Class<?> type) {
            Holder holder = holders.get(type);
            OldMembers members = holder.members;
            int now = version.get();
            if (members == null || (members.version != now && members.isEmpty())) {
                TypeShape shape = types.loaded(type.getClassLoader(), Type.getInternalName(type));
                members = new OldMembers(now, shape == null ? NONE : members(type.getClassLoader(), shape));
                holder.members = members;
            }
            return members;
        }

        /** The old declarations that a method implements: a framework that calls it by reflection uses them. */
        private void implemented(
                @Nullable ClassLoader loader, TypeShape type, MemberKey key, TypeShape below, List<Member> found) {
            List<String> parents = new ArrayList<>(Arrays.asList(below.interfaces()));
            if (below.superName() != null) {
                parents.add(below.superName());
            }
            for (String name : parents) {
                TypeShape parent = types.find(loader, name);
                if (parent == null) {
                    continue;
                }
                Path path = parent.marked().get(key);
                path = path != null ? path : parent.overridable().get(key);
                if (path != null
                        && type.inside().get(key) != path
                        && type.marked().get(key) != path) {
                    found.add(new Member(type, key, path, true, shared));
                }
                implemented(loader, type, key, parent, found);
            }
        }

        private Member[] members(@Nullable ClassLoader loader, TypeShape shape) {
            List<Member> found = new ArrayList<>();
            for (Map.Entry<MemberKey, Path> marked : shape.marked().entrySet()) {
                found.add(new Member(shape, marked.getKey(), marked.getValue(), false, shared));
            }
            for (Map.Entry<MemberKey, Path> marked : shape.overridable().entrySet()) {
                found.add(new Member(shape, marked.getKey(), marked.getValue(), true, shared));
            }
            for (dev.oldpath.weave.model.Member method : shape.members()) {
                if (method.key().isMethod() && !method.is(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) {
                    implemented(loader, shape, method.key(), shape, found);
                }
            }
            return found.isEmpty() ? NONE : found.toArray(NONE);
        }

        void changed() {
            version.incrementAndGet();
        }
    }
}
