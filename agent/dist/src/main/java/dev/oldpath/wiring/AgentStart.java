package dev.oldpath.wiring;

import dev.oldpath.config.Settings;
import dev.oldpath.config.source.SettingsLoader;
import dev.oldpath.hooks.Hooks;
import dev.oldpath.hooks.advice.ByteBuddyStart;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.InventoryState;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Paths;
import dev.oldpath.ledger.file.LedgerFile;
import dev.oldpath.telemetry.Telemetry;
import dev.oldpath.weave.Inventory;
import dev.oldpath.weave.Weaving;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.late.LateCallers;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.security.PrivilegedExceptionAction;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Starts the agent: reads the configuration, proves that counting works, and only then lets classes be woven. */
public final class AgentStart {
    private static final long SHUTDOWN_MILLIS = 5_000;

    private AgentStart() {}

    /**
     * Starts the agent; called once by premain.
     *
     * @param arguments what follows {@code -javaagent:oldpath-agent.jar=}, or null
     * @throws Exception when the agent cannot work at all; nothing has been woven then
     */
    public static void start(@Nullable String arguments, Instrumentation instrumentation, File agentJar)
            throws Exception {
        // The threads that start here keep these permissions, whatever code called them.
        // Not a lambda: the first lambda of a JVM costs its start-up tens of milliseconds.
        Privileges.call(new PrivilegedExceptionAction<@Nullable Object>() {
            @Override
            public @Nullable Object run() throws Exception {
                startPrivileged(arguments, instrumentation, agentJar);
                return null;
            }
        });
    }

    private static void startPrivileged(@Nullable String arguments, Instrumentation instrumentation, File agentJar)
            throws Exception {
        Settings settings = SettingsLoader.load(arguments, systemProperties(), System.getenv());
        Log.level(settings.logLevel());
        Health health = new Health(System.currentTimeMillis());
        for (String problem : settings.problems()) {
            health.failed(Failure.CONFIG);
            Log.warn(problem);
        }
        if (!settings.enabled()) {
            return;
        }
        BootClass.define(instrumentation);

        Application application = Application.detect(agentJar);
        Paths paths = new Paths(settings.clientsMax());
        LedgerFile file = ledgerFile(settings, health);
        Ledger ledger = new Ledger(paths, file);
        Scope scope = new Scope(packages(settings, application));
        Rules rules = new Rules(settings.pathRules());
        Crossings crossings = new Crossings();
        LateCallers late = new LateCallers(new Loaded(instrumentation), scope, health);
        LoaderPlaces places = new LoaderPlaces();
        Weaving weaving = Weaving.assemble(paths, scope, rules, late, places, crossings, health);
        Hooks hooks = new Hooks(
                settings, ledger, paths, weaving.markedTypes(), weaving.reflection(), scope, crossings, health);
        Telemetry telemetry = new Telemetry(settings, ledger, paths, health, version(), file);
        health.scopes(scope.all());
        Log.info("OldPath " + version() + " watches " + String.join(", ", scope.all())
                + (settings.packages() == null ? " (set oldpath.packages for others); " : "; ")
                + telemetry.described());
        Inventory inventory = weaving.inventory(hooks.index(), places, new Inventory.Listener() {
            @Override
            public void read(boolean settled) {
                telemetry.ready();
                if (settled) {
                    hooks.settled(health.inventory() == InventoryState.COMPLETE);
                }
            }
        });

        Bridge.install(ledger, paths, crossings, health);
        ClassFileTransformer transformer = new PrivilegedTransformer(
                weaving.transformer(hooks.index(), inventory, places, AgentStart.class.getClassLoader()));
        instrumentation.addTransformer(transformer, true);
        boolean counts = canaryCounts(ledger, paths);
        // Not earlier: it would take processor time and the agent's jar from this thread, for which the application
        // waits.
        ByteBuddyStart.begin();
        if (counts) {
            health.canaryCounted();
            EarlyClasses.weave(instrumentation, hooks.index(), weaving, health);
        } else {
            instrumentation.removeTransformer(transformer);
        }
        for (File place : application.classPath()) {
            inventory.add(place);
        }
        inventory.start();
        late.start();
        telemetry.start();
        Runtime.getRuntime().addShutdownHook(new Thread("oldpath-shutdown") {
            @Override
            public void run() {
                if (inventory.finish()) {
                    hooks.allRead(inventory.isComplete());
                }
                hooks.ended();
                telemetry.flushAndStop(SHUTDOWN_MILLIS);
            }
        });
    }

    private static @Nullable LedgerFile ledgerFile(Settings settings, Health health) {
        String directory = settings.ledger();
        if (directory == null) {
            return null;
        }
        try {
            return LedgerFile.create(directory, health.startMillis(), Telemetry.identity(settings, version()));
        } catch (Throwable e) {
            Log.warn("no ledger in " + directory + ", so a crash may lose uses: " + e.getMessage()
                    + "; give the process write access and space there, or change oldpath.ledger");
            Log.debug("ledger file", e);
            return null;
        }
    }

    private static String version() throws IOException {
        return new String(BootClass.read("oldpath-version"), StandardCharsets.UTF_8).trim();
    }

    private static Map<String, String> systemProperties() {
        Properties properties = System.getProperties();
        Map<String, String> copy = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            copy.put(name, properties.getProperty(name));
        }
        return copy;
    }

    private static List<String> packages(Settings settings, Application application) {
        List<String> configured = settings.packages();
        if (configured != null) {
            return configured;
        }
        String main = application.mainClass();
        if (main.isEmpty()) {
            Log.warn("the application's main class is unknown, so @Deprecated counts nowhere; set oldpath.packages");
            return Collections.emptyList();
        }
        if (Scope.isLauncher(main)) {
            Log.warn("the application that " + main + " starts is unknown, so @Deprecated counts nowhere; set"
                    + " oldpath.packages to the application's packages");
        }
        return Scope.defaultPackages(main);
    }

    private static boolean canaryCounts(Ledger ledger, Paths paths) {
        try {
            if (CanaryCheck.isCounted(ledger, paths)) {
                return true;
            }
            Log.error("the canary was not counted, so nothing is woven and every path of this service is BLIND");
        } catch (Throwable e) {
            Log.error("the canary failed (" + e + "), so nothing is woven and every path of this service is BLIND");
            Log.debug("canary", e);
        }
        return false;
    }
}
