package dev.oldpath.weave;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The members of one loaded class that are counted at their uses. Immutable. */
final class OldMembers {
    private final int version;
    private final Map<String, List<Member>> byName = new HashMap<>();
    private final List<Member> all = new ArrayList<>();

    private OldMembers(int version, @Nullable TypeShape shape) {
        this.version = version;
        if (shape != null) {
            for (Map.Entry<String, Integer> marked : shape.marked().entrySet()) {
                add(shape, marked.getKey(), marked.getValue());
            }
        }
    }

    private void add(TypeShape shape, String key, int path) {
        Member member = new Member(shape, key, path);
        all.add(member);
        String name = key.substring(0, key.indexOf('.'));
        List<Member> named = byName.get(name);
        if (named == null) {
            named = new ArrayList<>(1);
            byName.put(name, named);
        }
        named.add(member);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Member> all() {
        return all;
    }

    List<Member> named(String name) {
        List<Member> named = byName.get(name);
        return named == null ? Collections.emptyList() : named;
    }

    /** One of them. */
    static final class Member {
        private final String key;
        private final String descriptor;
        private final int path;
        private final boolean namesake;
        private final boolean constant;
        private final AtomicBoolean handled = new AtomicBoolean();

        Member(TypeShape shape, String key, int path) {
            this.key = key;
            this.path = path;
            this.descriptor = key.substring(key.indexOf('.') + 1);
            this.namesake = shape.hasNamesake(key);
            this.constant = isConstant(shape, key);
        }

        static boolean isConstant(TypeShape shape, String key) {
            Integer access = shape.member(key);
            return access != null && (access & Opcodes.ACC_ENUM) != 0 && key.endsWith(".L" + shape.name() + ';');
        }

        String key() {
            return key;
        }

        int path() {
            return path;
        }

        boolean isField() {
            return descriptor.charAt(0) != '(';
        }

        boolean isConstant() {
            return constant;
        }

        /** Whether the class has another field of this name, which only obfuscators make. */
        boolean hasNamesake() {
            return namesake;
        }

        boolean has(String otherDescriptor) {
            return descriptor.equals(otherDescriptor);
        }

        /** Whether nobody has had a handle on it; says so once. */
        boolean isFirstHandle() {
            return !handled.getAndSet(true);
        }
    }

    /** Finds them for a class in a few nanoseconds, without a reference from here to the class. Thread-safe. */
    static final class Known {
        private final TypeIndex types;
        /** Counts the types that have been loaded with old members; what was found before may have been too little. */
        private final AtomicInteger version = new AtomicInteger();

        private final ClassValue<Holder> holders = new ClassValue<Holder>() {
            @Override
            protected Holder computeValue(Class<?> type) {
                return new Holder();
            }
        };

        private static final class Holder {
            volatile @Nullable OldMembers members;
        }

        Known(TypeIndex types) {
            this.types = types;
        }

        OldMembers of(Class<?> type) {
            Holder holder = holders.get(type);
            OldMembers members = holder.members;
            int now = version.get();
            if (members == null || (members.version != now && members.isEmpty())) {
                members = new OldMembers(now, types.loaded(type.getClassLoader(), Type.getInternalName(type)));
                holder.members = members;
            }
            return members;
        }

        void changed() {
            version.incrementAndGet();
        }
    }
}
