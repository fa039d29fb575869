package dev.oldpath.review.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.oldpath.review.browser.Screen.Scheme;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium with an empty profile that keeps what a page says and asks for. */
final class Chromium implements AutoCloseable {
    private static final Pattern REQUEST =
            Pattern.compile("\"method\":\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"");

    private final ChromeDriver driver;

    /** Where one of the two programs is missing, the test that asked is reported as skipped; in CI it fails. */
    Chromium(Path profile) {
        File browser = program("chromium");
        File chromedriver = program("chromedriver");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .setBinary(browser)
                .addArguments(
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", logs);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver)
                        .usingAnyFreePort()
                        .build(),
                options);
        // A busy machine needs its time.
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(5));
    }

    private static File program(String name) {
        Optional<File> program = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(directory -> new File(directory, name))
                .filter(File::canExecute)
                .findFirst();
        if (program.isPresent()) {
            return program.get();
        }
        String missing = name + " not found: the HTML report is not opened in a browser."
                + " Install the Debian packages chromium and chromium-driver.";
        if ("true".equals(System.getenv("CI"))) {
            throw new AssertionError(missing);
        }
        System.err.println(missing);
        return abort(missing);
    }

    /** Opens a page and forgets what earlier pages logged and requested. */
    void open(Path page, Screen screen, Scheme scheme) {
        driver.get("about:blank");
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", screen.metrics());
        driver.executeCdpCommand("Emulation.setEmulatedMedia", screen.media(scheme));
        entries(LogType.BROWSER);
        entries(LogType.PERFORMANCE);
        driver.get(page.toUri().toString());
    }

    /** Whether the pages that are opened from now on may run scripts. */
    void scripts(boolean run) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    }

    /** What a script in the page returns. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller knows what its script returns
    <T> T ask(String script, Object... arguments) {
        return (T) require(driver.executeScript(script, arguments));
    }

    /** Opens what a reader can open: every card, and the list of each client. */
    void openAll() {
        ask("document.querySelectorAll('details').forEach(one => { one.open = true; }); return true");
    }

    /** The open page turns into one for paper, as when somebody prints it. */
    void paper() {
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", Screen.PAPER.metrics());
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Screen.PAPER.media(Screen.Scheme.LIGHT));
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Warnings and errors on the console since the page was opened. */
    List<String> complaints() {
        return entries(LogType.BROWSER)
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Addresses the page asked for since it was opened, but for pictures that the browser itself draws on its controls. */
    List<String> requests() {
        return entries(LogType.PERFORMANCE)
                .flatMap(entry -> REQUEST.matcher(entry.getMessage()).results())
                .map((MatchResult request) -> request.group(1))
                .filter(address -> !address.startsWith("data:"))
                .distinct()
                .toList();
    }

    private Stream<LogEntry> entries(String log) {
        return StreamSupport.stream(driver.manage().logs().get(log).spliterator(), false);
    }

    /** By how many pixels the page is wider than its screen. */
    long overflow(Screen screen) {
        Object width = driver.executeScript(
                "return Math.max(document.documentElement.scrollWidth, document.body.scrollWidth, innerWidth)");
        return ((Number) require(width)).longValue() - screen.width();
    }

    /** What axe finds wrong, a line each. */
    List<?> inaccessible() throws IOException {
        try (var axe = Chromium.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(require(axe).readAllBytes(), StandardCharsets.UTF_8));
        }
        return (List<?>) require(driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {resultTypes: ['violations']}).then(found => done(found.violations.flatMap(
                    rule => rule.nodes.map(node => `${rule.id}: ${node.html} ${node.failureSummary}`))));
                """));
    }

    void screenshot(Path file, Rectangle part) throws IOException {
        Map<String, Object> clip = Map.of(
                "x", part.getX(), "y", part.getY(), "width", part.getWidth(), "height", part.getHeight(), "scale", 1);
        write(
                file,
                driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "clip", clip)));
    }

    /** The open page on A4; it has to be open on {@link Screen#PAPER}, or it is printed as a screen. */
    byte[] print(Path file) throws IOException {
        return write(
                file,
                driver.executeCdpCommand(
                        "Page.printToPDF",
                        Map.of("paperWidth", 8.27, "paperHeight", 11.69, "preferCSSPageSize", true)));
    }

    private static byte[] write(Path file, Map<String, Object> answer) throws IOException {
        byte[] bytes = Base64.getDecoder().decode((String) require(answer.get("data")));
        Files.createDirectories(require(file.getParent()));
        Files.write(file, bytes);
        return bytes;
    }

    private static <T> T require(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("Chromium did not answer");
        }
        return value;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
