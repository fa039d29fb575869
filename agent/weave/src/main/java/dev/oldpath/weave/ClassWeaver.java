package dev.oldpath.weave;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;

/** Enters the marks of a class into the inventory and weaves the counting into it. Thread-safe. */
public final class ClassWeaver {
    private final Paths paths;
    private final Scope scope;
    private final Rules rules;
    private final Health health;

    /** Creates a weaver that enters what it finds into these paths. */
    public ClassWeaver(Paths paths, Scope scope, Rules rules, Health health) {
        this.paths = paths;
        this.scope = scope;
        this.rules = rules;
        this.health = health;
    }

    /** Reads a class that has not been loaded: what it marks is pending. */
    void list(byte[] classFile) {
        ClassReader reader = ClassFile.reader(classFile);
        Found found = new Found(reader.getClassName());
        reader.accept(found.marks, 0);
        found.enter(PathState.PENDING);
    }

    /** Whether a class that has not been loaded may mark anything. */
    boolean mayHoldMark(String internalName, byte[] classFile) {
        return scope.mayBeApplication(internalName)
                && (!rules.forType(internalName).isEmpty()
                        || ConstantPool.mayHoldMark(classFile, scope.countsDeprecated(internalName)));
    }

    /**
     * Weaves a class.
     *
     * @return the woven class file, or null when it marks nothing that can be counted
     */
    byte @Nullable [] weave(String internalName, byte[] classFile) {
        ClassReader reader = ClassFile.reader(classFile);
        Found found = new Found(internalName);
        try {
            reader.accept(found.marks, 0);
            if (!ClassFile.isKnown(classFile)) {
                throw new IllegalArgumentException(
                        "class file version " + ClassFile.major(classFile) + " is not known");
            }
            if (!found.hasCountable()) {
                found.enter(PathState.WATCHED);
                return null;
            }
            Set<String> tooLarge = new HashSet<>();
            byte[] woven = weave(reader, found.marks, tooLarge);
            found.enter(PathState.WATCHED);
            found.failed(tooLarge);
            return woven;
        } catch (RuntimeException | Error e) {
            found.enter(PathState.FAILED);
            throw e;
        }
    }

    private static byte[] weave(ClassReader reader, ClassMarks marks, Set<String> tooLarge) {
        while (true) {
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new ClassMarks(marks, tooLarge, writer), 0);
            try {
                return writer.toByteArray();
            } catch (MethodTooLargeException e) {
                // JVMS 4.7.3: 64 KiB a method. Leave that one alone; the others still count.
                if (!tooLarge.add(e.getMethodName() + e.getDescriptor())) {
                    throw e;
                }
            }
        }
    }

    /** The marks of one class, until it is known what becomes of them. */
    private final class Found implements MarkSink {
        private final String internalName;
        private final ClassMarks marks;
        private final List<Path> marked = new ArrayList<>();
        private final List<String> members = new ArrayList<>();
        private final List<Boolean> countable = new ArrayList<>();

        Found(String internalName) {
            this.internalName = internalName;
            marks = new ClassMarks(rules.forType(internalName), scope.countsDeprecated(internalName), this);
        }

        @Override
        public int mark(PathKind kind, String id, PathInfo info, String member, boolean canCount) {
            Path path = paths.register(kind, id, info);
            marked.add(path);
            members.add(member);
            countable.add(canCount);
            return path.index();
        }

        void failed(Set<String> tooLarge) {
            for (String method : tooLarge) {
                int descriptor = method.indexOf('(');
                String member = Signature.type(internalName)
                        + '#'
                        + method.substring(0, descriptor)
                        + Signature.parameters(method.substring(descriptor));
                int index = members.indexOf(member);
                if (index >= 0) {
                    marked.get(index).member(member, PathState.FAILED);
                    health.failed(Failure.WEAVE);
                    Log.warn(member + " is too large to be woven (64 KiB a method): its uses cannot be counted");
                }
            }
        }

        boolean hasCountable() {
            return countable.contains(true);
        }

        void enter(PathState state) {
            for (int i = 0; i < marked.size(); i++) {
                boolean canCount = countable.get(i) || state == PathState.FAILED;
                marked.get(i).member(members.get(i), canCount ? state : PathState.UNCOUNTABLE);
            }
        }
    }
}
