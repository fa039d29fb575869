package dev.oldpath.review.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.CommandLineFixture.Answer;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a code scanner reads: each verdict, with the file and the line as far as class files tell. */
class SarifTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final String HOSTILE = "a\r\n::error::b%0A]]>&<x>\"'\uFFFE\0";
    private static final String SHOP = """
            package com.acme;
            public abstract class Shop {
                @Deprecated
                public void close() {
                    dev.oldpath.api.OldPaths.used("close-early");
                }
                @Deprecated abstract void open();
                @Deprecated int door = 1;
                @Deprecated static final Object ROOM = new Object();
                public void sell() {
                    if (door > 1) {
                        dev.oldpath.api.OldPaths.used("close-early");
                    }
                }
            }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private Path sources = Path.of("");
    private Path classes = Path.of("");

    @BeforeEach
    void evidence_and_code() throws Exception {
        sources = Files.createDirectories(directory.resolve("src/main/java/com/acme"));
        classes = directory.resolve("classes");
        Path shop = Files.writeString(sources.resolve("Shop.java"), SHOP);
        Path marker = Files.writeString(directory.resolve("OldPaths.java"), """
                package dev.oldpath.api;
                public class OldPaths { public static void used(String id) {} }
                """);
        compile("-g", shop, marker);
        Telemetry telemetry = new Telemetry();
        new Agent(telemetry, "shop", "1.0", "a", START, HOUR)
                .in("production")
                .knows("com.acme.Shop#close()", "method")
                .knows("com.acme.Shop#open()", "method")
                .says("com.acme.Shop#open()", "quiet", "864000")
                .knows("com.acme.Shop#door", "field")
                .used("com.acme.Shop#door", "web", "1.4", START + 90 * HOUR)
                .knows("com.acme.Shop#ROOM", "field")
                .knows("close-early", "branch")
                .knows("com.acme.Gone#away()", "method")
                .knows(HOSTILE, "endpoint")
                .livesUntil(START + 100 * HOUR);
        telemetry.writeTo(directory);
        CommandLineFixture.fleet(directory, "environments: {production: {services: {shop: {instances: 1}}}}");
    }

    @Test
    void reports_follow_the_schema_and_give_each_verdict_a_level() throws Exception {
        for (JsonNode run : List.of(run("report"), run("can-i-remove", "*", "nobody-knows"))) {
            assertThat(texts(run, "/level", "/ruleId", "/message/text"))
                    .contains(
                            "note safe SAFE: com.acme.Shop#close() (production): quiet. Remove it in a change of its own, so"
                                    + " that you can revert this change alone.",
                            "warning too_early TOO EARLY: com.acme.Shop#open() (production): observed_since. Leave it, and"
                                    + " ask again after 2026-01-11 00:00.",
                            "error in_use IN USE: com.acme.Shop#door (production): used. Move its users away (no replacement"
                                    + " is named): web 1.4.")
                    .anyMatch(text -> text.startsWith("note safe SAFE: a??::error::b%0A]]>&<x>\"'"));
        }
        assertThat(texts(run("can-i-remove", "nobody-knows"), "/level", "/ruleId"))
                .containsExactly("warning blind");
    }

    @Test
    void without_code_a_member_is_in_its_package_and_all_else_has_a_name_alone() throws Exception {
        assertThat(places(run("report")))
                .contains(
                        "com.acme.Gone#away(): com/acme/ in SOURCES",
                        "com.acme.Shop#door: com/acme/ in SOURCES",
                        "close-early: ");
    }

    @Test
    void with_code_a_path_is_where_class_files_say() throws Exception {
        String uri = "com/acme/Shop.java in SOURCES";
        for (JsonNode run : List.of(run("report", "--code", classes.toString()), scan(classes.toString()))) {
            assertThat(places(run))
                    .contains(
                            "com.acme.Shop#close(): " + uri + " 5",
                            "com.acme.Shop#open(): " + uri,
                            "com.acme.Shop#door: " + uri,
                            "com.acme.Shop#ROOM: " + uri + " 9",
                            "close-early: " + uri + " 5, " + uri + " 12");
        }
    }

    @Test
    void a_file_that_is_in_the_sources_is_named_from_the_current_directory_on() throws Exception {
        String root = directory.resolve("src/main/java").toString();
        String whole = sources.resolve("Shop.java").toUri().toString();
        assertThat(places(scan(classes.toString(), "--sources", "no/such/folder", "--sources", root)))
                .contains("com.acme.Shop#close(): " + whole + " 5");

        Path here = Files.createDirectories(Path.of("target/sources of a test/com/acme"));
        Files.copy(sources.resolve("Shop.java"), here.resolve("Shop.java"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(places(scan(classes.toString(), "--sources", "target/sources of a test")))
                .contains("com.acme.Shop#close(): target/sources%20of%20a%20test/com/acme/Shop.java 5");
        assertThat(command(
                                "report",
                                "--format",
                                "github",
                                "--code",
                                classes.toString(),
                                "--sources",
                                "target/sources of a test")
                        .out())
                .contains("::error file=target/sources of a test/com/acme/Shop.java,title=IN USE%3A")
                .contains("com/acme/Shop.java,line=5,title=SAFE%3A com.acme.Shop#close() (production)::");
    }

    @Test
    void class_files_without_names_of_sources_tell_the_package() throws Exception {
        compile("-g:none", sources.resolve("Shop.java"));
        assertThat(places(scan(classes.toString())))
                .contains("com.acme.Shop#close(): com/acme/ in SOURCES", "close-early: com/acme/ in SOURCES");
    }

    @Test
    void the_rules_of_an_agent_mark_code_too() throws Exception {
        Path config = Files.writeString(
                directory.resolve("oldpath.yaml"), "paths: [{method: com.acme.Shop#sell, id: com.acme.Gone#away()}]");
        assertThat(places(run("report", "--code", classes.toString(), "--config", config.toString())))
                .contains("com.acme.Gone#away(): com/acme/Shop.java in SOURCES 11");
    }

    @Test
    void code_is_refused_where_nothing_shows_it() {
        assertThat(command("report", "--code", classes.toString()))
                .extracting(Answer::exitCode, Answer::err)
                .containsExactly(64, "oldpath: --code goes with --format sarif or github\n");
        assertThat(command("can-i-remove", "x", "--sources", "src"))
                .extracting(Answer::exitCode, Answer::err)
                .containsExactly(64, "oldpath: --sources goes with --code; add it\n");
        assertThat(command("report", "--format", "sarif", "--code", "no-such.jar")
                        .exitCode())
                .isEqualTo(65);
    }

    private void compile(String debug, Path... files) {
        List<String> arguments = new ArrayList<>(List.of(debug, "-d", classes.toString(), "-cp", classes.toString()));
        for (Path file : files) {
            arguments.add(file.toString());
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    private Answer command(String command, String... more) {
        List<String> all = new ArrayList<>(List.of(command, "--window", "3d", "--as-of", "2026-01-05T04:00:00Z"));
        all.addAll(List.of(more));
        return CommandLineFixture.run(directory, directory.resolve("fleet.yaml"), all);
    }

    private JsonNode run(String command, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("--format", "sarif"));
        all.addAll(List.of(more));
        return valid(command(command, all.toArray(String[]::new)));
    }

    private static JsonNode scan(String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("scan", "--format", "sarif"));
        all.addAll(List.of(more));
        return valid(CommandLineFixture.run(all.toArray(String[]::new)));
    }

    /** The one run of a log that follows the schema. */
    private static JsonNode valid(Answer answer) throws IOException {
        JsonNode log = new ObjectMapper().readTree(answer.out());
        try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(
                            in,
                            SchemaValidatorsConfig.builder()
                                    .formatAssertionsEnabled(true)
                                    .build());
            assertThat(schema.validate(log)).isEmpty();
        }
        assertThat(log.at("/version").asText()).isEqualTo("2.1.0");
        assertThat(log.at("/runs")).hasSize(1);
        return log.at("/runs/0");
    }

    private static List<String> texts(JsonNode run, String... pointers) {
        return StreamSupport.stream(run.at("/results").spliterator(), false)
                .map(result -> String.join(
                        " ",
                        List.of(pointers).stream()
                                .map(pointer -> result.at(pointer).asText())
                                .toList()))
                .toList();
    }

    /** Each result's path, with its places. */
    private static List<String> places(JsonNode run) {
        List<String> all = new ArrayList<>();
        for (JsonNode result : run.at("/results")) {
            List<String> places = new ArrayList<>();
            for (JsonNode location : result.at("/locations")) {
                JsonNode place = location.at("/physicalLocation");
                JsonNode base = place.at("/artifactLocation/uriBaseId");
                places.add(place.at("/artifactLocation/uri").asText()
                        + (base.isMissingNode() ? "" : " in " + base.asText())
                        + (place.at("/region/startLine").isMissingNode() ? "" : " " + place.at("/region/startLine")));
            }
            all.add(result.at("/locations/0/logicalLocations/0/fullyQualifiedName")
                            .asText() + ": " + String.join(", ", places));
        }
        return all;
    }
}
