package dev.oldpath.weave.program;

import dev.oldpath.weave.program.Field.Access;
import dev.oldpath.weave.program.Frame.Instance;
import dev.oldpath.weave.program.Frame.Where;
import dev.oldpath.weave.program.Place.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What code of one type may name by the rules of the language. */
final class Reach {
    private final Random random;
    private final List<Type> types;
    private final Type in;
    private final Where where;
    private final boolean hasThis;

    Reach(Random random, List<Type> types, Type in, Where where, boolean hasThis) {
        this.random = random;
        this.types = types;
        this.in = in;
        this.where = where;
        this.hasThis = hasThis;
    }

    /** Initializers have to succeed, or the program never starts. */
    boolean mayThrow() {
        return where == Where.CODE;
    }

    /** Returns some place to access such a field, or null when there is none. */
    @Nullable
    Place place(Predicate<Field> wanted) {
        for (int attempts = 0; attempts < 50; attempts++) {
            Type through = types.get(random.nextInt(types.size()));
            List<Field> named = new ArrayList<>();
            through.supertypes().forEach(type -> named.addAll(type.fields));
            Field field = named.isEmpty() ? null : named.get(random.nextInt(named.size()));
            if (field != null && wanted.test(field) && field == through.field(field.name) && sees(field, through)) {
                Receiver receiver = field.isStatic ? null : receiver(through);
                if (field.isStatic || receiver != null) {
                    return new Place(field, through, receiver, isSimple(field, through, receiver));
                }
            }
        }
        return null;
    }

    private boolean isSimple(Field field, Type through, @Nullable Receiver receiver) {
        return through == in
                && random.nextBoolean()
                && (field.isStatic || (receiver != null && receiver.java().endsWith(".this")));
    }

    boolean sees(Type type) {
        return type.packageName.equals(in.packageName) || (type.outer == null && in.packageName.equals(Type.FAR));
    }

    private boolean sees(Field field, Type through) {
        boolean samePackage = field.owner.packageName.equals(in.packageName);
        if (!sees(through)) {
            return false;
        } else if (field.access == Access.PRIVATE) {
            return through == field.owner && in.top() == field.owner.top();
        } else if (field.access == Access.PROTECTED && !samePackage) {
            return inheritsProtected(field, through, in) || inheritsProtected(field, through, in.top());
        }
        return samePackage || field.access == Access.PUBLIC;
    }

    /** JLS 6.6.2. */
    private static boolean inheritsProtected(Field field, Type through, Type from) {
        return from.isSubtypeOf(field.owner) && (field.isStatic || through.isSubtypeOf(from));
    }

    /** Returns an object that code can treat as this type, or null when it has none. */
    @Nullable
    Receiver receiver(Type type) {
        List<Receiver> found = new ArrayList<>();
        if (hasThis && in.isSubtypeOf(type)) {
            found.add(receiver(in.java() + ".this", frame -> frame.self));
        }
        for (Type sub : types) {
            if (where != Where.CONSTRUCTOR && sub.isClass() && sub.isSubtypeOf(type) && sees(sub)) {
                found.add(receiver("new " + sub.java() + "()", frame -> frame.truth.create(sub)));
                if (where == Where.CODE) {
                    found.add(receiver(sub.kept(), frame -> frame.truth.kept(sub)));
                }
            }
        }
        if (where == Where.CODE && type.isClass() && random.nextInt(12) == 0) {
            return receiver("null", frame -> null);
        }
        return found.isEmpty() ? null : found.get(random.nextInt(found.size()));
    }

    private static Receiver receiver(String java, Function<Frame, @Nullable Instance> object) {
        return new Receiver() {
            @Override
            public String java() {
                return java;
            }

            @Override
            public @Nullable Instance object(Frame frame) {
                return object.apply(frame);
            }
        };
    }
}
