package dev.oldpath.review.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.browser.Screen.Scheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Rectangle;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The report of 504 paths, as people search it. Leaves its pictures in {@code target/screens}. */
@SuppressWarnings("NullAway.Init")
class HtmlReportOfManyPathsIT {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Path REPORT = SCREENS.resolve("many.html");
    /** Of 84 paths: axe and the printer look at all there is, and learn nothing from more of it. */
    private static final Path SHORT_REPORT = SCREENS.resolve("some.html");

    private static final List<String> SERVICES = List.of("gateway", "orders");

    private static final String SHOWN =
            "return [...document.querySelectorAll('.overview > tbody:not(.group):not([hidden])')]";

    @TempDir
    private static Path directory;

    private static Chromium chromium;

    @BeforeAll
    static void open_a_browser() throws IOException {
        chromium = new Chromium(Files.createDirectory(directory.resolve("profile")));
        Files.createDirectories(SCREENS);
        ManyPaths.report(Files.createDirectory(directory.resolve("evidence")), REPORT);
        ManyPaths.report(Files.createDirectory(directory.resolve("some")), SHORT_REPORT, SERVICES);
    }

    @AfterAll
    static void close_the_browser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open_the_page() {
        chromium.scripts(true);
        chromium.open(REPORT, Screen.DESKTOP, Scheme.LIGHT);
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"DESKTOP", "PHONE"})
    void it_is_small_enough_to_send_and_to_scroll(Screen screen) throws IOException {
        chromium.open(REPORT, screen, Scheme.LIGHT);
        Number height = chromium.ask("return document.documentElement.scrollHeight");
        System.out.println("504 paths: " + Files.size(REPORT) + " bytes, " + height + " px tall on " + screen);
        chromium.screenshot(
                SCREENS.resolve("many-" + screen.name().toLowerCase(Locale.ROOT) + ".png"),
                new Rectangle(0, 0, 2 * screen.height(), screen.width()));

        assertThat(Files.size(REPORT)).isLessThan(2_500_000);
        assertThat(height.longValue()).isLessThan(screen == Screen.PHONE ? 120_000 : 50_000);
        assertThat(chromium.overflow(screen)).isZero();
        assertThat(chromium.complaints()).isEmpty();
        assertThat(chromium.requests()).containsExactly(REPORT.toUri().toString());
    }

    @Test
    void a_search_leaves_what_has_all_its_words() throws IOException {
        type("text", "team-g");
        head("Path").click();
        assertThat(rows()).hasSize(36);
        chromium.screenshot(
                SCREENS.resolve("report-search.png"),
                new Rectangle(0, 0, Screen.DESKTOP.height(), Screen.DESKTOP.width()));

        press("reset");
        type("text", "LEGACY13 client-3");

        assertThat(rows()).containsExactly(ManyPaths.path("accounts", "method", 13));
        type("text", " nobody-has-this");
        assertThat(rows()).isEmpty();
        assertThat(field("shown").getText()).startsWith("0 of 504 paths. Nothing matches");
        press("reset");
        assertThat(rows()).hasSize(ManyPaths.PATHS);
    }

    @ParameterizedTest
    @CsvSource({
        "owner, team-c, owner, team-c",
        "service, gateway, service, gateway",
        "client, client-7, client, client-7",
        "kind, payload, kind, payload",
    })
    void a_list_leaves_the_paths_that_have_it(String list, String choice, String attribute, String value) {
        type(list, choice);

        assertThat(data(attribute))
                .isNotEmpty()
                .hasSizeLessThan(ManyPaths.PATHS / 4)
                .allSatisfy(values -> assertThat(values.lines()).contains(value));
        assertThat(field("shown").getText()).isEqualTo(rows().size() + " of 504 paths");
    }

    @Test
    void a_tile_leaves_its_verdict_and_two_tiles_leave_both() {
        tile("IN USE").click();
        assertThat(data("verdict")).hasSize(276).containsOnly("IN USE");
        assertThat(tile("IN USE").getAttribute("aria-pressed")).isEqualTo("true");

        tile("BLIND").click();
        assertThat(data("verdict")).hasSize(276 + 19).containsOnly("IN USE", "BLIND");
        tile("IN USE").click();
        tile("BLIND").click();
        assertThat(rows()).hasSize(ManyPaths.PATHS);
    }

    @ParameterizedTest
    @CsvSource({
        "Last use, last, 2026-11-05, 2026-11-07",
        "Safe at, safe, 2026-12-01, 2026-12-20",
        "Remove after, remove, 2027-03-01, 2027-04-30"
    })
    void days_leave_what_lies_between_them(String date, String attribute, String from, String to) {
        type("date", date);
        chromium.ask(
                "for (const [id, day] of Object.entries(arguments[0])) { const f = document.getElementById(id); f.value = day;"
                        + " f.dispatchEvent(new Event('input')); } return true",
                Map.of("from", from, "to", to));

        assertThat(data(attribute))
                .isNotEmpty()
                .allSatisfy(day -> assertThat(day.substring(0, 10)).isBetween(from, to));
    }

    @ParameterizedTest
    @CsvSource({"Verdict, 0", "Path, 1", "Owner, 2", "Kind, 3", "Service, 4", "Safe at, 6", "Last use, 7"})
    void every_column_sorts_both_ways_and_what_is_not_known_comes_last(String name, int column) {
        List<String> order = List.of("✓ SAFE", "◔ TOO EARLY", "? BLIND", "● IN USE");
        @Nullable Comparator<String> by = column == 0 ? Comparator.comparing(order::indexOf) : null;
        if (column != 0) {
            head(name).click();
        }
        assertSorted(column, "ascending", by);

        head(name).click();
        assertSorted(column, "descending", by);
    }

    private static void assertSorted(int column, String way, @Nullable Comparator<String> order) {
        assertThat(head(column).getAttribute("aria-sort")).isEqualTo(way);
        List<String> cells = cells(column);
        List<String> known = cells.stream().filter(cell -> !cell.equals("-")).toList();
        assertThat(cells).hasSize(ManyPaths.PATHS).startsWith(known.toArray(String[]::new));
        // As the page does: numbers inside names by their value.
        Comparator<String> rising = order != null
                ? order
                : Comparator.comparing(HtmlReportOfManyPathsIT::padded, String.CASE_INSENSITIVE_ORDER);
        if (column != 1) {
            assertThat(known).isSortedAccordingTo(way.equals("ascending") ? rising : rising.reversed());
        } else {
            assertThat(known.get(0)).startsWith(way.equals("ascending") ? "accounts" : "stock");
        }
    }

    private static String padded(String cell) {
        return Pattern.compile("\\d+")
                .matcher(cell)
                .replaceAll(number -> "0".repeat(9 - number.group().length()) + number.group());
    }

    @Test
    void users_sort_by_their_number() {
        head("Users").click();
        head("Users").click();

        assertThat(cells(5).get(0)).endsWith("+1 more");
        assertThat(cells(5)).last().isEqualTo("-");
    }

    @Test
    void groups_have_a_heading_with_counts_and_can_be_closed() {
        type("group", "owner");
        List<WebElement> groups = chromium.driver().findElements(By.cssSelector(".group button"));

        assertThat(groups).hasSize(9);
        assertThat(groups.get(0).getText()).matches("team-a \\d+ SAFE, .*\\d+ IN USE");
        assertThat(groups.get(8).getText()).startsWith("no owner is named");
        groups.get(8).click();
        assertThat(groups.get(8).getAttribute("aria-expanded")).isEqualTo("false");
        assertThat(rows()).hasSize(ManyPaths.PATHS - 6 * ManyPaths.SERVICES);
        type("group", "service");
        assertThat(chromium.driver().findElements(By.cssSelector(".group"))).hasSize(ManyPaths.SERVICES);
    }

    @Test
    void what_is_chosen_is_in_the_address_and_can_be_sent() {
        type("owner", "team-c");
        tile("IN USE").click();
        head("Last use").click();
        List<String> chosen = rows();
        String address = chromium.driver().getCurrentUrl();

        chromium.open(REPORT, Screen.DESKTOP, Scheme.LIGHT);
        assertThat(rows()).hasSize(ManyPaths.PATHS);
        chromium.driver().get(address);
        assertThat(rows()).isEqualTo(chosen).isNotEmpty().hasSizeLessThan(60);
        assertThat(head("Last use").findElement(By.xpath("..")).getAttribute("aria-sort"))
                .isEqualTo("ascending");
    }

    @Test
    void a_link_to_a_path_opens_it_whatever_is_chosen() {
        String path = ManyPaths.path("orders", "method", 12);
        String anchor = chromium.ask(
                "return [...document.querySelectorAll('article')].find(card => card.querySelector('h3').textContent === arguments[0]).id",
                path);
        type("owner", "team-h");
        assertThat(rows()).doesNotContain(path);

        chromium.ask("location.hash = arguments[0]; return true", anchor);
        chromium.ask("return new Promise(done => setTimeout(() => done(true)))");

        assertThat(field(anchor).isDisplayed()).isTrue();
        assertThat(rows()).contains(path);
    }

    @Test
    void the_team_of_a_client_sees_what_it_still_uses() {
        type("client", "client-7");
        List<WebElement> lists = chromium.driver().findElements(By.cssSelector("details.client:not([hidden])"));
        assertThat(lists).hasSize(1);

        lists.get(0).findElement(By.tagName("summary")).click();
        assertThat(lists.get(0).getText())
                .startsWith("client-7")
                .contains("Use instead", "Uses by version", "com.acme.")
                .containsPattern("1\\.\\d: \\d+ use")
                .containsPattern("current\\d+");
        lists.get(0).findElement(By.cssSelector("tbody a")).click();
        assertThat(chromium.driver().findElements(By.cssSelector(".overview details[open]")))
                .hasSize(1);
    }

    @Test
    void everything_can_be_done_with_the_keyboard() {
        Actions keys = new Actions(chromium.driver());
        keys.sendKeys(Keys.TAB, Keys.ENTER).perform();
        assertThat(chromium.driver().getCurrentUrl()).endsWith("#paths");
        keys.sendKeys(Keys.TAB).sendKeys("v40 orders").perform();
        assertThat(rows()).hasSize(1);

        for (int i = 0; i < 40 && !focused().matches("summary"); i++) {
            keys.sendKeys(Keys.TAB).perform();
        }
        keys.sendKeys(Keys.ENTER).perform();
        assertThat(chromium.driver()
                        .findElement(By.cssSelector("article:has(h3)"))
                        .isDisplayed())
                .isFalse();
        assertThat(chromium.driver()
                        .findElements(By.cssSelector(".overview tbody:not([hidden]) details[open] article")))
                .singleElement()
                .satisfies(card -> assertThat(card.isDisplayed()).isTrue());
    }

    private static String focused() {
        return chromium.ask("return document.activeElement.localName");
    }

    @ParameterizedTest
    @EnumSource(
            value = Screen.class,
            names = {"DESKTOP", "PHONE"})
    void everybody_can_use_it(Screen screen) throws IOException {
        chromium.open(SHORT_REPORT, screen, Scheme.DARK);
        type("text", "gateway");
        type("client", "client-7");
        type("group", "owner");
        press("open");

        assertThat(chromium.inaccessible()).isEmpty();
        assertThat(chromium.overflow(screen)).isZero();
        chromium.screenshot(
                SCREENS.resolve("many-open-" + screen.name().toLowerCase(Locale.ROOT) + ".png"),
                new Rectangle(0, 0, 3 * screen.height(), screen.width()));
    }

    @Test
    void paper_shows_what_is_chosen_and_open() throws IOException {
        type("client", "client-7");
        type("text", "gateway");
        press("open");
        chromium.paper();

        assertThat(printed("many-client.pdf"))
                .contains("Who still uses the old path?", "gateway", "client-7")
                .doesNotContain("catalog.legacy")
                .doesNotContainPattern("client-8 \\d+ old paths");
    }

    @Test
    void without_its_script_the_page_says_the_same_and_paper_shows_it_all() throws IOException {
        chromium.scripts(false);
        chromium.open(SHORT_REPORT, Screen.DESKTOP, Scheme.LIGHT);
        assertThat(chromium.driver().findElements(By.cssSelector(".overview > tbody > tr:first-child > td > .chip")))
                .hasSize(SERVICES.size() * ManyPaths.PATHS_OF_EACH);
        assertThat(field("tools").isDisplayed()).isFalse();
        WebElement card = chromium.driver().findElement(By.cssSelector(".overview details"));
        card.findElement(By.tagName("summary")).click();
        assertThat(card.findElement(By.tagName("article")).isDisplayed()).isTrue();

        chromium.paper();
        String all = printed("many-all.pdf");
        assertThat(all.split("Who still uses the old path", -1)).hasSize(SERVICES.size() * ManyPaths.PATHS_OF_EACH + 1);
        assertThat(all).contains("client-7", "Use instead");
    }

    private static String printed(String file) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(chromium.print(SCREENS.resolve(file)))) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static WebElement tile(String verdict) {
        return chromium.driver().findElement(By.cssSelector(".counts [data-verdict='" + verdict + "'] button"));
    }

    private static WebElement head(String name) {
        return chromium.driver().findElement(By.xpath("//table[@class='overview']/thead//button[.='" + name + "']"));
    }

    private static WebElement head(int column) {
        return chromium.driver()
                .findElements(By.cssSelector(".overview > thead th"))
                .get(column);
    }

    private static void press(String id) {
        field(id).click();
    }

    private static void type(String id, CharSequence... keys) {
        field(id).sendKeys(keys);
    }

    private static WebElement field(String id) {
        return chromium.driver().findElement(By.id(id));
    }

    /** The ids of the paths that are shown, from top to bottom. */
    private static List<String> rows() {
        return cells(1);
    }

    private static List<String> cells(int column) {
        return chromium.ask(SHOWN + ".map(body => body.rows[0].cells[arguments[0]].textContent.trim())", column);
    }

    private static List<String> data(String attribute) {
        return chromium.ask(SHOWN + ".map(body => body.dataset[arguments[0]])", attribute);
    }
}
