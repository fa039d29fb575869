package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.SharedCalls;
import dev.oldpath.weave.weak.WeakClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The members of one loaded class that are counted at their uses. Immutable. */
final class OldMembers {
    private static final OldMember[] NONE = {};

    private final int version;
    private final OldMember[] all;

    private OldMembers(int version, OldMember[] all) {
        this.version = version;
        this.all = all;
    }

    boolean isEmpty() {
        return all.length == 0;
    }

    /** All of them, to be read only: few, so that looking at each is faster than any table. */
    OldMember[] all() {
        return all;
    }

    /** Finds them for a class in a few nanoseconds, without a reference from here to the class. Thread-safe. */
    static final class Index {
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

        Index(TypeIndex types, SharedCalls shared) {
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
                @Nullable ClassLoader loader, TypeShape type, MemberKey key, TypeShape below, List<OldMember> found) {
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
                    found.add(new OldMember(type, key, path, true, shared));
                }
                implemented(loader, type, key, parent, found);
            }
        }

        private OldMember[] members(@Nullable ClassLoader loader, TypeShape shape) {
            List<OldMember> found = new ArrayList<>();
            for (Map.Entry<MemberKey, Path> marked : shape.marked().entrySet()) {
                found.add(new OldMember(shape, marked.getKey(), marked.getValue(), false, shared));
            }
            for (Map.Entry<MemberKey, Path> marked : shape.overridable().entrySet()) {
                found.add(new OldMember(shape, marked.getKey(), marked.getValue(), true, shared));
            }
            for (Map.Entry<MemberKey, Path> old :
                    shape.constructorsOfMarkedType().entrySet()) {
                found.add(new OldMember(shape, old.getKey(), old.getValue(), true, shared));
            }
            for (Member method : shape.members()) {
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
