package dev.oldpath.weave.program;

import dev.oldpath.weave.program.Field.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A random program that accesses fields, and what it does. Immutable once made. */
public final class Program {
    private final long seed;
    private final List<Type> types;
    private final Truth truth;

    private Program(long seed, List<Type> types, Truth truth) {
        this.seed = seed;
        this.types = types;
        this.truth = truth;
    }

    /** Returns the first program from this seed on that ends soon. */
    public static Program of(long seed) {
        List<Type> types = new Generator(seed).types();
        try {
            return new Program(seed, types, run(types));
        } catch (Truth.TooLong e) {
            return of(seed + 1_000_000);
        }
    }

    /** Does what the {@code Main} of the sources does. */
    private static Truth run(List<Type> types) {
        Truth truth = new Truth();
        for (String packageName : new String[] {"com.acme.gen", Type.FAR}) {
            for (Type type : types) {
                if (type.isClass() && type.packageName.equals(packageName)) {
                    truth.keep(type);
                }
            }
            for (Type type : types) {
                if (type.packageName.equals(packageName)) {
                    type.methods.forEach(method -> call(method, truth));
                }
            }
        }
        return truth;
    }

    private static void call(Method method, Truth truth) {
        try {
            if (method.isStatic) {
                truth.initialize(method.owner);
            }
            Frame.Instance self = method.isStatic ? null : truth.kept(method.owner);
            truth.put(method.call(new Frame(truth, method.owner, Frame.Where.CODE, self, method.number)));
        } catch (Frame.Thrown e) {
            truth.put(e.code);
        }
    }

    /** Sources by the name of the type; those of package {@code com.acme.far} belong into a loader of their own. */
    public Map<String, String> sources() {
        return new Sources(types).files();
    }

    /** What it prints. */
    public String printed() {
        return truth.printed();
    }

    /** How often it uses which field, by path id and access, such as {@code com.acme.gen.C0#f1 write}. */
    public Map<String, Long> uses() {
        return truth.uses;
    }

    /** Whether the uses of a path can be counted, for all paths. */
    public Map<String, Boolean> countable() {
        Map<String, Boolean> countable = new TreeMap<>();
        fields().forEach(field -> countable.merge(field.path(), !field.isInlined, Boolean::logicalAnd));
        return countable;
    }

    /** The rules that mark fields, by pattern, with the id or an empty string. */
    public Map<String, String> rules() {
        Map<String, String> rules = new TreeMap<>();
        for (Field field : fields()) {
            if (field.mark == Mark.RULE || field.mark == Mark.RULE_WITH_ID) {
                rules.put(field.pattern(), field.mark == Mark.RULE ? "" : field.path());
            }
        }
        return rules;
    }

    private List<Field> fields() {
        List<Field> marked = new ArrayList<>();
        types.forEach(type -> type.fields.stream().filter(Field::isMarked).forEach(marked::add));
        return marked;
    }

    @Override
    public String toString() {
        return "the program of seed " + seed;
    }
}
