package dev.oldpath.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.source.SettingsLoader;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.Weaving;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/configuration.md names exactly the servers, libraries and formats that the agent knows. */
class DocumentedLibrariesTest {
    private static final File PAGE = new File("../../docs/configuration.md");

    private final Hooks hooks = hooks();

    private static Hooks hooks() {
        Paths paths = new Paths(1);
        Scope scope = new Scope(Collections.emptyList());
        Health health = new Health(0);
        Weaving weaving = Weaving.ofCodeElsewhere(paths, scope, new Rules(Collections.emptyList()), health);
        return new Hooks(
                SettingsLoader.load(null, Collections.emptyMap(), Collections.emptyMap()),
                new Ledger(paths),
                paths,
                weaving.markedTypes(),
                weaving.reflection(),
                scope,
                new Crossings(),
                health);
    }

    /** Returns the second cells of a table row that begins with these words. */
    private static List<String> row(String first) throws IOException {
        String page = new String(Files.readAllBytes(PAGE.toPath()), StandardCharsets.UTF_8);
        Matcher row = Pattern.compile("^\\| " + Pattern.quote(first) + " \\| ([^|]*) \\|", Pattern.MULTILINE)
                .matcher(page);
        assertThat(row.find()).as(PAGE + " has a row for " + first).isTrue();
        return Arrays.asList(row.group(1).trim().split(", ", -1));
    }

    private static void assertDocumented(String row, Collection<String> labels) throws IOException {
        assertThat(row(row)).containsExactlyInAnyOrderElementsOf(labels);
    }

    @Test
    void http_servers() throws IOException {
        assertDocumented("HTTP servers that are watched", Hooks.watchedServers());
        assertDocumented("HTTP servers that make endpoint rules `failed`", hooks.unwatchedServers());
    }

    @Test
    void libraries_for_bodies() throws IOException {
        assertDocumented("Libraries whose properties are counted", hooks.countedBodies());
        assertDocumented("Formats whose properties are `uncountable`", hooks.uncountableBodies());
        assertDocumented("Libraries that make properties `failed`", hooks.unwatchedBodies());
    }
}
