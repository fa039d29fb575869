package dev.oldpath.review.page;

import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.ServiceReview;
import dev.oldpath.review.wording.Owners;
import dev.oldpath.review.wording.Wording;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A path in the overview: its row, and below it the card that opens. They are one {@code tbody}, so that they stay together. Its attributes
 * are what the page's script filters and groups by; of several values each has a line.
 */
final class PathRow {
    private static final int USERS = 2;

    private final PathReview path;
    private final Wording wording;

    PathRow(PathReview path, Wording wording) {
        this.path = path;
        this.wording = wording;
    }

    Html of(boolean withEnvironment, Html card) {
        return Html.of(
                """
                        <tbody {}><tr><td>{}</td><th scope="row">{}{}</th>{}{}{}{}{}{}</tr>
                        <tr class="more"><td colspan="8"><details><summary><span class="hidden">About {}: </span>{}</summary>{}\
                        </details></td></tr></tbody>
                        """,
                attributes(),
                Chip.of(path.overall().verdict()),
                Html.id(path.id()),
                environment(path, withEnvironment),
                cell("owner", path.info().getOrDefault("owner", "")),
                cell("kind", path.kind()),
                cell("service", String.join(", ", serviceNames())),
                cell("users", wording.users(path, USERS)),
                cell("at", wording.safeAt(path.overall())),
                cell("last", lastUse()),
                path.id(),
                path.overall().reasonText(),
                card);
    }

    /** On a phone, where cells have no column, an empty one is not shown. */
    private static Html cell(String style, String text) {
        return text.isEmpty() || text.equals(Wording.NONE)
                ? Html.of("""
                        <td class="{} nil">{}</td>""", style, Wording.NONE)
                : Html.of("""
                        <td class="{}">{}</td>""", style, text);
    }

    private String lastUse() {
        return wording.date(path.overall().dates().lastUsed());
    }

    /** What tells apart paths of the same id; empty when there is only one environment. */
    static Html environment(PathReview path, boolean shown) {
        return shown && !path.environment().isEmpty() ? Html.of(" <small>{}</small>", path.environment()) : new Html();
    }

    /** Those that know it. If none does, those that may use it. */
    private List<String> serviceNames() {
        List<String> knowing = path.services().stream()
                .filter(service -> !service.versions().isEmpty())
                .map(ServiceReview::service)
                .toList();
        return knowing.isEmpty()
                ? path.services().stream().map(ServiceReview::service).toList()
                : knowing;
    }

    private Collection<String> clients() {
        Set<String> clients = new TreeSet<>();
        wording.relevantUsers(path).forEach(user -> clients.add(user.client()));
        return clients;
    }

    private Html attributes() {
        return Html.of(
                """
                        data-verdict="{}" data-owner="{}" data-kind="{}" data-service="{}" data-client="{}" data-environment="{}" \
                        data-safe="{}" data-last="{}" data-remove="{}\"""",
                Wording.verdict(path.overall().verdict()),
                lines(Owners.of(path)),
                lines(path.kinds()),
                lines(serviceNames()),
                lines(clients()),
                path.environment(),
                wording.safeAt(path.overall()),
                lastUse(),
                path.info().getOrDefault("remove_after", ""));
    }

    private static Html lines(Collection<String> values) {
        return Html.each("{}\n", List.copyOf(values));
    }
}
