package dev.oldpath.weave.program;

import dev.oldpath.weave.program.Frame.Where;
import dev.oldpath.weave.program.Place.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Makes the code of a random program. Methods call only later ones, so that every program ends. */
final class BodyGenerator {
    private final Random random;
    private final List<Type> types;
    private final List<Method> methods;
    private final List<Field> constants;
    private Reach reach;
    private int nextMethod;
    private int variables;

    BodyGenerator(Random random, List<Type> types, List<Method> methods) {
        this.random = random;
        this.types = types;
        this.methods = methods;
        this.constants = types.stream()
                .filter(type -> type.sort == Type.Sort.ENUM)
                .flatMap(type -> type.fields.stream())
                .collect(Collectors.toList());
        this.reach = new Reach(random, types, types.get(0), Where.CODE, false);
    }

    void fill() {
        for (Method method : methods) {
            nextMethod = method.number + 1;
            reach = new Reach(random, types, method.owner, Where.CODE, !method.isStatic);
            int statements = 2 + random.nextInt(3);
            for (int i = 0; i < statements; i++) {
                method.body.add(statement(2));
            }
            method.body.add(expression(2));
        }
        nextMethod = methods.size();
        for (Type type : types) {
            if (type.isClass()) {
                reach = new Reach(random, types, type, Where.CONSTRUCTOR, true);
                type.constructor.addAll(block(1));
                reach = new Reach(random, types, type, Where.STATIC_INITIALIZER, false);
                type.initializer.addAll(block(1));
            }
        }
    }

    private List<Code> block(int depth) {
        List<Code> block = new ArrayList<>();
        int statements = random.nextInt(3);
        for (int i = 0; i < statements; i++) {
            block.add(statement(depth));
        }
        return block;
    }

    private Code statement(int depth) {
        int choice = random.nextInt(depth > 0 ? 13 : 7);
        switch (choice) {
            case 0:
            case 1:
            case 2:
                Place written = reach.place(field -> !field.isInlined && field.owner.isClass());
                return written == null ? put(depth) : Statements.write(written, expression(depth));
            case 3:
            case 4:
                Place added = reach.place(field -> !field.isInlined && field.owner.isClass() && !field.kind.isArray());
                return added == null ? put(depth) : Statements.add(added, random.nextInt(100));
            case 7:
                return Statements.when(expression(depth - 1), block(depth - 1), block(depth - 1));
            case 8:
                return Statements.repeat(random.nextInt(4), variable(), block(depth - 1));
            case 9:
                return Statements.attempt(variable(), block(depth - 1), block(depth - 1), block(depth - 1));
            case 10:
                return Statements.lambda(block(depth - 1));
            case 11:
                return Statements.anonymousClass(block(depth - 1));
            case 12:
                List<List<Code>> cases = new ArrayList<>();
                constants.forEach(constant -> cases.add(block(depth - 1)));
                return Statements.enumSwitch(constant(), cases);
            default:
                return put(depth);
        }
    }

    private Code put(int depth) {
        return Statements.put(expression(depth));
    }

    private Code expression(int depth) {
        int choice = random.nextInt(depth > 0 ? 15 : 7);
        switch (choice) {
            case 0:
                return Expressions.constant(random.nextInt(1000) - 500);
            case 1:
                return Expressions.argument();
            case 7:
                Place assigned = reach.place(field -> !field.isInlined && field.owner.isClass());
                return assigned == null ? Expressions.argument() : Expressions.assign(assigned, expression(depth - 1));
            case 8:
                Place stepped =
                        reach.place(field -> !field.isInlined && field.owner.isClass() && field.kind.isNumber());
                return stepped == null
                        ? Expressions.argument()
                        : Expressions.step(stepped, random.nextBoolean(), random.nextBoolean());
            case 9:
                return Expressions.binary(
                        "+-*^".charAt(random.nextInt(4)), expression(depth - 1), expression(depth - 1));
            case 10:
                return Expressions.choose(expression(depth - 1), expression(depth - 1), expression(depth - 1));
            case 11:
                return function(depth);
            case 12:
                return call(depth);
            case 13:
                return Expressions.enumConstant(constant());
            case 14:
                return reach.mayThrow() && random.nextInt(3) == 0
                        ? Expressions.fail(expression(depth - 1))
                        : call(depth);
            default:
                Place read = reach.place(field -> field.owner.sort != Type.Sort.ENUM);
                return read == null ? Expressions.argument() : Expressions.read(read);
        }
    }

    private Code function(int depth) {
        Code value = expression(depth - 1);
        switch (random.nextInt(3)) {
            case 0:
                return Expressions.lambda(value);
            case 1:
                return Expressions.anonymousClass(value);
            default:
                return Expressions.initializerOfAnonymousClass(value);
        }
    }

    private Code call(int depth) {
        if (nextMethod < methods.size()) {
            Method method = methods.get(nextMethod + random.nextInt(methods.size() - nextMethod));
            Receiver receiver = method.isStatic ? null : reach.receiver(method.owner);
            if (reach.sees(method.owner) && (method.isStatic || receiver != null)) {
                return Expressions.call(method, receiver, expression(depth - 1));
            }
        }
        return Expressions.argument();
    }

    private Field constant() {
        return constants.get(random.nextInt(constants.size()));
    }

    private String variable() {
        return "x" + variables++;
    }
}
