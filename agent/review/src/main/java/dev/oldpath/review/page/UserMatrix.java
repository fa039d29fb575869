package dev.oldpath.review.page;

import dev.oldpath.review.evidence.User;
import dev.oldpath.review.evidence.User.Act;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.ServiceReview;
import dev.oldpath.review.wording.Wording;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Clients by version of the service: who used the path where. */
final class UserMatrix {
    private final Set<String> columns = new TreeSet<>();
    private final Map<String, Map<String, Cell>> rows = new LinkedHashMap<>();

    private record Cell(long uses, SortedMap<Act, Long> acts, long lastUsed) {
        Cell plus(Cell other) {
            SortedMap<Act, Long> both = new TreeMap<>(acts);
            other.acts.forEach((what, times) -> both.merge(what, times, Long::sum));
            return new Cell(uses + other.uses, both, Math.max(lastUsed, other.lastUsed));
        }
    }

    private UserMatrix(PathReview path) {
        for (ServiceReview service : path.services()) {
            for (User user : service.users().all()) {
                String column = service.service() + " " + Wording.orUnset(user.serviceVersion());
                columns.add(column);
                rows.computeIfAbsent(Wording.name(user), name -> new LinkedHashMap<>())
                        .merge(column, new Cell(user.uses(), user.acts(), user.lastUsed()), Cell::plus);
            }
        }
    }

    static Html of(PathReview path, Wording wording) {
        UserMatrix matrix = new UserMatrix(path);
        return matrix.rows.isEmpty() ? new Html() : matrix.table(wording);
    }

    private Html table(Wording wording) {
        Html body = new Html();
        rows.forEach((client, cells) -> {
            Html row = Html.of("""
                    <th scope="row">{}</th>""", client);
            for (String column : columns) {
                Cell cell = cells.get(column);
                if (cell == null) {
                    row.add("""
                            <td class="none"><span class="hidden">no use</span></td>""");
                } else {
                    String acts = Wording.acts(cell.acts());
                    row.add(
                            "<td><b>{}</b> {}<small>{}</small></td>",
                            String.format(Locale.ROOT, "%,d", cell.uses()),
                            acts.isEmpty() ? new Html() : Html.of("<small>{}</small> ", acts),
                            wording.date(Instant.ofEpochMilli(cell.lastUsed())));
                }
            }
            body.add("<tr>{}</tr>", row);
        });
        Html head = new Html();
        columns.forEach(column -> head.add("""
                <th scope="col">{}</th>""", column));
        return Html.of("""
                        <div class="scroll" tabindex="0" role="group" aria-label="Clients by service version">\
                        <table class="matrix"><thead><tr><th scope="col">Client</th>{}</tr></thead>\
                        <tbody>{}</tbody></table></div>""", head, body);
    }
}
