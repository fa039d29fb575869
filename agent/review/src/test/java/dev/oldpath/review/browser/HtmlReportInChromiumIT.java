package dev.oldpath.review.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.browser.Screen.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;

/** The report as people see it. Leaves its pictures in {@code target/screens}. */
@SuppressWarnings("NullAway.Init")
class HtmlReportInChromiumIT {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Path REPORT = SCREENS.resolve("report.html");
    private static final List<String> VERDICTS = List.of("SAFE", "TOO EARLY", "BLIND", "IN USE");

    @TempDir
    private static Path directory;

    private static Chromium chromium;

    @BeforeAll
    static void open_a_browser() throws IOException {
        chromium = new Chromium(Files.createDirectory(directory.resolve("profile")));
        Files.createDirectories(SCREENS);
        RichEvidence.report(Files.createDirectories(Path.of("target", "evidence")), REPORT);
    }

    @AfterAll
    static void close_the_browser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<Arguments> everyReader() {
        return Stream.of(Screen.values())
                .flatMap(screen -> Stream.of(Scheme.values()).map(scheme -> Arguments.of(screen, scheme)));
    }

    @ParameterizedTest
    @MethodSource("everyReader")
    void every_reader_gets_a_page_that_is_quiet_complete_and_fits(Screen screen, Scheme scheme) throws IOException {
        chromium.open(REPORT, screen, scheme);
        String name = (screen + "-" + scheme).toLowerCase(Locale.ROOT) + ".png";
        chromium.screenshot(SCREENS.resolve(name), part("html", screen, Integer.MAX_VALUE));

        assertThat(chromium.complaints()).isEmpty();
        assertThat(chromium.requests()).containsExactly(REPORT.toUri().toString());
        assertThat(chromium.overflow(screen)).as("pixels too wide").isZero();
        assertThat(shown(".counts li")).hasSize(4);
        VERDICTS.forEach(verdict -> {
            assertThat(shown(".overview .chip")).anyMatch(text -> text.endsWith(verdict));
        });
    }

    @ParameterizedTest
    @MethodSource("everyReader")
    void everybody_can_read_it(Screen screen, Scheme scheme) throws IOException {
        chromium.open(REPORT, screen, scheme);
        chromium.openAll();

        assertThat(chromium.inaccessible()).isEmpty();
        assertThat(chromium.overflow(screen)).as("pixels too wide").isZero();
    }

    @Test
    void names_that_mean_harm_are_only_text() {
        chromium.open(REPORT, Screen.DESKTOP, Scheme.LIGHT);
        chromium.openAll();

        assertThat(chromium.driver().getTitle()).startsWith("Old paths");
        assertThat(chromium.driver()
                        .findElements(By.cssSelector("main script, img, iframe, object, embed, form, [onload]")))
                .isEmpty();
        String text = chromium.driver().findElement(By.tagName("main")).getText();
        RichEvidence.HOSTILE.forEach(name -> assertThat(text).contains(name));
    }

    @Test
    void the_print_shows_it_all() throws IOException {
        chromium.open(REPORT, Screen.PAPER, Scheme.DARK);
        chromium.openAll();

        try (PDDocument pdf = Loader.loadPDF(chromium.print(SCREENS.resolve("print.pdf")))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(VERDICTS)
                    .contains("Who still uses the old path?", "partner-batch 7", "warehouse-8 4.8");
            ImageIO.write(
                    new PDFRenderer(pdf).renderImageWithDPI(0, 96),
                    "png",
                    SCREENS.resolve("report-print.png").toFile());
        }
    }

    /** Their copies in docs/images are what the documentation shows. */
    @Test
    void pictures_for_the_documentation() throws IOException {
        chromium.open(REPORT, Screen.DESKTOP, Scheme.LIGHT);
        chromium.screenshot(SCREENS.resolve("report-desktop.png"), part("html", Screen.DESKTOP, 1_130));
        chromium.ask(
                "document.querySelector(`.overview > tbody[data-verdict='IN USE'][data-kind^='endpoint'] details`).open = true;"
                        + " return true");
        chromium.screenshot(
                SCREENS.resolve("report-path.png"),
                part(".overview > tbody:has(details[open])", Screen.DESKTOP, 1_400));
        chromium.open(REPORT, Screen.PHONE, Scheme.DARK);
        chromium.screenshot(SCREENS.resolve("report-phone.png"), part("html", Screen.PHONE, Screen.PHONE.height()));

        try (Stream<Path> pictures = Files.list(SCREENS)) {
            assertThat(pictures.filter(file -> file.getFileName().toString().startsWith("report-")))
                    .allSatisfy(file -> assertThat(file.toFile().length()).isGreaterThan(10_000));
        }
    }

    @Test
    void a_page_that_runs_asks_and_overflows_would_be_noticed() throws IOException {
        Path page = Files.writeString(directory.resolve("bad.html"), """
                <!doctype html><title>Bad</title><link rel="icon" href="data:,">
                <p style="width: 2000px; color: #ccc">pale</p><img src="file:///nowhere.png">
                <script>console.error("failed"); console.warn("warned")</script>
                """);

        chromium.open(page, Screen.PHONE, Scheme.LIGHT);

        assertThat(chromium.complaints())
                .anyMatch(line -> line.contains("failed"))
                .anyMatch(line -> line.contains("warned"));
        assertThat(chromium.requests()).contains("file:///nowhere.png");
        assertThat(chromium.overflow(Screen.PHONE)).isPositive();
        assertThat(chromium.inaccessible().toString()).contains("color-contrast", "image-alt");
    }

    /** A part of the page, at most so many pixels of it. */
    private static Rectangle part(String selector, Screen screen, int most) {
        Rectangle whole =
                chromium.driver().findElement(By.cssSelector(selector)).getRect();
        return new Rectangle(
                whole.getX(),
                whole.getY(),
                Math.min(most, whole.getHeight()),
                Math.min(screen.width(), whole.getWidth()));
    }

    private static List<String> shown(String selector) {
        return chromium.driver().findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .toList();
    }
}
