package dev.oldpath.review.settings;

import dev.oldpath.config.Settings;
import dev.oldpath.config.source.SettingsLoader;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.terminal.Console;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code config}: shows with which settings an agent starts that has the environment of this process. */
@Command(
        name = "config",
        description =
                "Shows the settings of an agent that starts with this environment: of OLDPATH_* and OTEL_*, of system"
                        + " properties (java -Doldpath.packages=.. -jar oldpath-agent.jar config --print), and of the file.",
        mixinStandardHelpOptions = true)
public final class ConfigCommand implements Callable<Integer> {
    private final Console console;
    private final Map<String, String> properties;
    private final Map<String, String> environment;

    @Option(names = "--print", required = true, description = "Print them. Values of headers are not shown.")
    @SuppressWarnings("UnusedVariable") // the only thing that it does; required, so that there may be others
    private boolean print;

    @Option(
            names = "--arguments",
            paramLabel = "KEY=VALUE,..",
            description = "What follows -javaagent:oldpath-agent.jar= at the service.")
    private @Nullable String arguments;

    /** Creates the command for this console, with the system properties and the environment of this process. */
    public ConfigCommand(Console console) {
        this(console, systemProperties(), System.getenv());
    }

    ConfigCommand(Console console, Map<String, String> properties, Map<String, String> environment) {
        this.console = console;
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Settings settings = SettingsLoader.load(arguments, properties, environment);
        Map<String, String> shown = new ShownSettings(settings).all();
        int width = shown.keySet().stream().mapToInt(String::length).max().orElse(0);
        shown.forEach((name, value) -> console.out()
                .println(name + " ".repeat(width - name.length() + 2) + value.replaceAll("\\p{Cntrl}", "?")));
        settings.problems().forEach(problem -> console.err().println("oldpath: " + problem));
        return settings.problems().isEmpty() ? 0 : Problem.USAGE;
    }

    private static Map<String, String> systemProperties() {
        Map<String, String> copy = new HashMap<>();
        Properties properties = System.getProperties();
        properties.stringPropertyNames().forEach(name -> copy.put(name, properties.getProperty(name)));
        return copy;
    }
}
