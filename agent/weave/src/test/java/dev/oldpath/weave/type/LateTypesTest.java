package dev.oldpath.weave.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.Compiler;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.mark.Marking;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.ModelReader;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.util.Collections;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A class that loads may not be the one that its loader has shown before: those woven meanwhile have to be woven again. */
class LateTypesTest {
    private static final String TYPE = "com/acme/Order";

    private static byte[] order(String members) {
        String source = "package com.acme; public class Order { " + members + " }";
        return Objects.requireNonNull(Compiler.compile(8, Collections.singletonMap("Order.java", source))
                .get(TYPE));
    }

    /** Whether it matters to classes woven before that what loads is another class than was shown. */
    private static boolean matters(String shown, String loaded) {
        Scope scope = new Scope(Collections.singletonList("com.acme"));
        Rules rules = new Rules(Collections.emptyList());
        Marking marking = new Marking(rules, scope, new Paths(10));
        TypeIndex.Reading reading = file -> {
            ModelReader reader = new ModelReader(file);
            reader.read();
            ClassModel model = reader.model();
            return new TypeShape(model, marking.of(model));
        };
        ClassLoader loader = LateTypesTest.class.getClassLoader();
        TypeIndex types = new TypeIndex(scope, (asked, name) -> name.equals(TYPE) ? order(shown) : null, reading);
        assertThat(types.find(loader, TYPE)).isNotNull();

        return types.load(loader, reading.read(new ClassFile(order(loaded))));
    }

    @Test
    void a_method_that_may_be_overridden_is_old_only_in_the_class_that_loads() {
        assertThat(matters("int net() { return 1; }", "@Deprecated int net() { return 1; }"))
                .isTrue();
    }

    @Test
    void a_field_is_old_only_in_the_class_that_loads() {
        assertThat(matters("int net;", "@Deprecated int net;")).isTrue();
    }

    @Test
    void what_is_not_old_does_not_matter() {
        assertThat(matters("@Deprecated int net() { return 1; }", "@Deprecated int net() { return 1; } int other;"))
                .isFalse();
    }
}
