package dev.oldpath.review.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.CommandLineFixture.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    private static final Map<String, String> API = Map.of(
            "dev.oldpath.api.OldPaths",
            "package dev.oldpath.api; public class OldPaths { public static void used(String id) {} }",
            "dev.oldpath.api.OldPath",
            "package dev.oldpath.api; public @interface OldPath { String id() default \"\"; }");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path older = Path.of("");
    private Path newer = Path.of("");

    @BeforeEach
    void build() throws IOException {
        older = jar("older", """
                package com.acme;
                import dev.oldpath.api.*;
                public class Shop {
                    @Deprecated public void kept() {}
                    @Deprecated public void cleaned() {}
                    @Deprecated public void forgotten() {}
                    @Deprecated public int forgottenField;
                    @OldPath(id = "two-members") public void first() {}
                    @OldPath(id = "two-members") public void second() {}
                    public void young() {
                        OldPaths.used("branch-that-goes");
                    }
                }
                """);
        newer = jar("newer", """
                package com.acme;
                import dev.oldpath.api.*;
                public class Shop {
                    @Deprecated public void kept() {}
                    public void forgotten() {}
                    public int forgottenField;
                    @OldPath(id = "two-members") public void first() {}
                    public void second() {}
                    @Deprecated public void young() {
                        OldPaths.used("branch-that-comes");
                    }
                    @Deprecated public void bornOld() {}
                }
                """);
    }

    @Test
    void a_mark_that_went_is_told_apart_by_whether_its_code_is_still_there() throws IOException {
        assertThat(changes(older, newer))
                .containsExactly(
                        "marked com.acme.Shop#young()",
                        "added com.acme.Shop#bornOld()",
                        "unmarked com.acme.Shop#forgotten()",
                        "unmarked com.acme.Shop#forgottenField",
                        "unmarked two-members",
                        "removed com.acme.Shop#cleaned()",
                        "branch_came branch-that-comes",
                        "branch_went branch-that-goes");
        assertThat(changes(newer, newer)).isEmpty();
    }

    @Test
    void the_table_says_it_in_words() {
        assertThat(diff(older, newer).out().lines().map(line -> line.replaceAll(" {2,}", "|")))
                .containsExactly(
                        "CHANGE|PATH|KIND|OWNER|REMOVE AFTER|REPLACEMENT",
                        "mark came, code was there|com.acme.Shop#young()|method|-|-|-",
                        "mark and code came|com.acme.Shop#bornOld()|method|-|-|-",
                        "mark went, code is still there|com.acme.Shop#forgotten()|method|-|-|-",
                        "mark went, code is still there|com.acme.Shop#forgottenField|field|-|-|-",
                        "mark went, code is still there|two-members|method|-|-|-",
                        "mark and code went|com.acme.Shop#cleaned()|method|-|-|-",
                        "mark of a branch came|branch-that-comes|branch|-|-|-",
                        "mark of a branch went|branch-that-goes|branch|-|-|-",
                        "",
                        "8 changes");
        assertThat(diff(newer, newer).out()).isEqualTo("0 changes\n");
    }

    @Test
    void sarif_shows_where_code_lost_its_mark_in_the_newer_build() throws IOException {
        JsonNode results = new ObjectMapper()
                .readTree(diff(older, newer, "--format", "sarif").out())
                .at("/runs/0/results");
        assertThat(results).anySatisfy(result -> {
            assertThat(result.at("/message/text").asText())
                    .isEqualTo("com.acme.Shop#forgotten(): mark went, code is still there.");
            assertThat(result.at("/level").asText()).isEqualTo("warning");
            assertThat(result.at("/locations/0/physicalLocation/region/startLine")
                            .asInt())
                    .isEqualTo(5);
        });
    }

    @Test
    void a_pipeline_can_fail_on_changes_of_its_choice() {
        assertThat(diff(older, newer).exitCode()).isZero();
        assertThat(diff(older, newer, "--fail-on", "unmarked,branch_went").exitCode())
                .isEqualTo(1);
        assertThat(diff(newer, newer, "--fail-on", "unmarked").exitCode()).isZero();
        assertThat(diff(older, newer, "--fail-on", "lost"))
                .extracting(Answer::exitCode, Answer::err)
                .first()
                .isEqualTo(64);
    }

    @Test
    void code_that_only_rules_mark_is_compared_too() throws IOException {
        Path config = Files.writeString(
                directory.resolve("oldpath.yaml"), "packages: [org.none]\npaths: [{method: com.acme.Shop#cleaned}]\n");
        assertThat(changes(older, newer, "--config", config.toString()))
                .contains("removed com.acme.Shop#cleaned()")
                .doesNotContain("unmarked com.acme.Shop#forgotten()");
    }

    @Test
    void what_cannot_be_read_is_named() {
        assertThat(diff(older, Path.of("no-such.jar")))
                .extracting(Answer::exitCode, Answer::err)
                .containsExactly(65, "oldpath: no-such.jar: cannot be read: there is no such file\n");
    }

    private Path jar(String name, String shop) throws IOException {
        Map<String, String> classes = new LinkedHashMap<>(API);
        classes.put("com.acme.Shop", shop);
        return BuiltJars.jar(directory, name, classes);
    }

    private static List<String> changes(Path older, Path newer, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--format", "json"));
        Answer answer = diff(older, newer, all.toArray(String[]::new));
        List<String> changes = new ArrayList<>();
        for (JsonNode change : new ObjectMapper().readTree(answer.out())) {
            changes.add(change.get("change").asText() + " " + change.get("path").asText());
        }
        return changes;
    }

    private static Answer diff(Path older, Path newer, String... more) {
        List<String> all = new ArrayList<>(List.of("diff", older.toString(), newer.toString()));
        all.addAll(List.of(more));
        return CommandLineFixture.run(all.toArray(String[]::new));
    }
}
