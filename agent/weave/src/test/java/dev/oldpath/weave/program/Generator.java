package dev.oldpath.weave.program;

import dev.oldpath.weave.program.Field.Access;
import dev.oldpath.weave.program.Field.Mark;
import dev.oldpath.weave.program.Type.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes the types and members of a random program; {@link BodyGenerator} makes their code. */
final class Generator {
    private static final String NEAR = "com.acme.gen";

    private final Random random;
    private final List<Type> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private int fields;

    Generator(long seed) {
        random = new Random(seed);
    }

    List<Type> types() {
        Type first = add(Sort.INTERFACE, NEAR, "I0", null, null);
        Type second = add(Sort.INTERFACE, NEAR, "I1", null, null);
        second.interfaces.add(first);
        add(Sort.ENUM, NEAR, "E0", null, null);
        Type last = null;
        int classes = 3 + random.nextInt(3);
        for (int i = 0; i < classes; i++) {
            Type above = last == null || random.nextInt(3) == 0 ? null : last;
            last = add(Sort.CLASS, NEAR, "C" + i, null, above);
            if (random.nextInt(3) == 0) {
                last.interfaces.add(random.nextBoolean() ? first : second);
            }
            if (random.nextBoolean()) {
                add(Sort.CLASS, NEAR, "N", last, random.nextBoolean() ? last : null);
            }
        }
        Type far = add(Sort.CLASS, Type.FAR, "F0", null, last);
        add(Sort.CLASS, Type.FAR, "N", far, null);
        add(Sort.CLASS, Type.FAR, "F1", null, far);
        types.forEach(this::addFields);
        types.forEach(this::addMethods);
        new BodyGenerator(random, types, methods).fill();
        return types;
    }

    private Type add(Sort sort, String packageName, String name, @Nullable Type outer, @Nullable Type superType) {
        Type type = new Type(sort, packageName, name, outer, superType);
        types.add(type);
        return type;
    }

    private void addFields(Type type) {
        if (type.sort == Sort.ENUM) {
            for (String name : new String[] {"A", "B", "C"}) {
                new Field(type, name, Kind.INT, Access.PUBLIC, mark(), true, false, null);
            }
            return;
        }
        int count = 2 + random.nextInt(type.isClass() ? 5 : 2);
        for (int i = 0; i < count; i++) {
            Kind kind = any(Kind.values());
            boolean isStatic = !type.isClass() || random.nextInt(3) == 0;
            boolean isInlined = isStatic && !kind.isArray() && kind != Kind.STRING && random.nextInt(5) == 0;
            boolean isInitialized = !type.isClass() || isInlined || random.nextBoolean();
            Access access = type.isClass() ? any(Access.values()) : Access.PUBLIC;
            Long initial = isInitialized ? Long.valueOf(random.nextInt(200)) : null;
            new Field(type, name(type), kind, access, mark(), isStatic, isInlined, initial);
        }
    }

    /** Mostly a new name, sometimes that of an inherited field, which is hidden then. */
    private String name(Type type) {
        if (type.isClass() && type.superType != null && random.nextInt(4) == 0) {
            List<Field> above = type.superType.fields;
            String hidden = above.isEmpty() ? "" : above.get(random.nextInt(above.size())).name;
            if (!hidden.isEmpty() && type.fields.stream().noneMatch(field -> field.name.equals(hidden))) {
                return hidden;
            }
        }
        return "f" + fields++;
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private Mark mark() {
        return random.nextInt(5) == 0 ? Mark.NONE : any(Mark.values());
    }

    private void addMethods(Type type) {
        if (type.sort == Sort.ENUM) {
            return;
        }
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            boolean isStatic = !type.isClass() || random.nextInt(3) == 0;
            methods.add(new Method(type, methods.size(), isStatic));
        }
    }
}
