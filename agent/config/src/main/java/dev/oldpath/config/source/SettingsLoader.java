package dev.oldpath.config.source;

import dev.oldpath.config.Settings;
import dev.oldpath.config.otel.OtelEnvironment;
import dev.oldpath.config.otel.OtelVariables;
import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Problems;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the settings from all their sources. */
public final class SettingsLoader {
    private SettingsLoader() {}

    /**
     * Reads the settings and never throws: {@link Settings#problems()} lists what is wrong, all else counts.
     *
     * @param agentArgs what follows {@code -javaagent:oldpath-agent.jar=}
     */
    public static Settings load(
            @Nullable String agentArgs, Map<String, String> systemProperties, Map<String, String> environment) {
        Settings.Builder settings = new Settings.Builder();
        Problems problems = new Problems(settings.problems);
        try {
            fill(settings, problems, agentArgs, systemProperties, environment);
        } catch (Throwable e) {
            // The host must start whatever is wrong with us.
            problems.add("settings", "reading them failed with " + e + "; what was read before counts");
        }
        return new Settings(settings.sealed());
    }

    private static void fill(
            Settings.Builder settings,
            Problems problems,
            @Nullable String agentArgs,
            Map<String, String> systemProperties,
            Map<String, String> environment) {
        Map<Key, GivenValue> fromArguments = AgentArguments.read(agentArgs, problems);
        Map<Key, GivenValue> fromProperties = NamedValues.ofSystemProperties(systemProperties, problems);
        Map<Key, GivenValue> fromEnvironment = NamedValues.ofEnvironment(environment, problems);

        // Weakest first: each overwrites those before it.
        OtelEnvironment.apply(new OtelVariables(systemProperties, environment), settings, problems);
        Values values = new Values(settings, problems);
        GivenValue config = first(Key.CONFIG, fromArguments, fromProperties, fromEnvironment);
        if (config != null) {
            file(config, settings, values, problems);
        }
        values.setAll(fromEnvironment);
        values.setAll(fromProperties);
        values.setAll(fromArguments);
    }

    /** A failure here, such as YAML nested deeper than the stack, must not take the other sources with it. */
    private static void file(GivenValue config, Settings.Builder settings, Values values, Problems problems) {
        try {
            values.setAll(YamlSettings.read(config, settings, problems));
        } catch (Throwable e) {
            problems.add(config.value(), "reading it failed with " + e + "; simplify the file");
        }
    }

    @SafeVarargs
    private static @Nullable GivenValue first(Key key, Map<Key, GivenValue>... sources) {
        for (Map<Key, GivenValue> source : sources) {
            GivenValue given = source.get(key);
            if (given != null && !given.value().isEmpty()) {
                return given;
            }
        }
        return null;
    }
}
