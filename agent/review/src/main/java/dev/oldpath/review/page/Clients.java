package dev.oldpath.review.page;

import dev.oldpath.review.contract.ClientValue;
import dev.oldpath.review.evidence.User;
import dev.oldpath.review.evidence.User.Act;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.wording.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** For each client's team: what it used within the window, and what it can use instead. */
final class Clients {
    /** Those who have a name come first. */
    private static final Comparator<String> ORDER = Comparator.comparing(Clients::isNameless)
            .thenComparing(String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Comparator.naturalOrder());

    private final Wording wording;
    private final boolean withEnvironment;
    private final SortedMap<String, Map<PathReview, List<User>>> clients = new TreeMap<>(ORDER);

    Clients(Review review, List<PathReview> paths, Wording wording, boolean withEnvironment) {
        this.wording = wording;
        this.withEnvironment = withEnvironment;
        for (PathReview path : paths) {
            Instant from = review.asOf().minus(path.overall().window());
            for (User user : path.users()) {
                if (Instant.ofEpochMilli(user.lastUsed()).isAfter(from)) {
                    clients.computeIfAbsent(user.client(), any -> new LinkedHashMap<>())
                            .computeIfAbsent(path, any -> new ArrayList<>())
                            .add(user);
                }
            }
        }
    }

    Html section() {
        if (clients.isEmpty()) {
            return new Html();
        }
        Html all = new Html();
        clients.forEach((client, uses) -> all.add("{}", one(client, uses)));
        return Html.of("""
                        <section id="clients" aria-labelledby="clients-title"><h2 id="clients-title">What each client still uses</h2>\
                        <p class="lead">For the team of a client: what it used within the window, and what to use instead.</p>{}</section>
                        """, all);
    }

    private Html one(String client, Map<PathReview, List<User>> uses) {
        Html rows = new Html();
        uses.forEach((path, users) -> rows.add("{}", row(path, users)));
        String name = name(client);
        return Html.of(
                """
                        <details class="client" id="{}" data-client="{}"><summary><b>{}</b> <small>{}, last use {}</small></summary>{}\
                        <div class="scroll" tabindex="0" role="group" aria-label="What {} still uses"><table><thead><tr>\
                        <th scope="col">Old path</th><th scope="col">Uses by version</th><th scope="col">Last use</th>\
                        <th scope="col">Use instead</th><th scope="col">Owner</th><th scope="col">Remove after</th></tr></thead>\
                        <tbody>{}</tbody></table></div></details>
                        """,
                Anchor.ofClient(client),
                client,
                name,
                uses.size() == 1 ? "1 old path" : uses.size() + " old paths",
                lastUse(uses.values().stream().flatMap(List::stream).toList()),
                advice(client),
                name,
                rows);
    }

    private static Html advice(String client) {
        return switch (client) {
            case ClientValue.UNKNOWN ->
                Html.of("<p>These requests name no client. They may come from any of the clients, or from others.</p>");
            case ClientValue.OTHER ->
                Html.of("<p>There were more clients than the agent keeps names of. These are the rest, together.</p>");
            default -> new Html();
        };
    }

    private Html row(PathReview path, List<User> users) {
        return Html.of(
                """
                        <tr><th scope="row"><a href="#{}">{}</a>{}</th><td>{}</td><td class="date">{}</td><td>{}</td>\
                        <td>{}</td><td class="date">{}</td></tr>""",
                Anchor.of(path),
                Html.id(path.id()),
                PathRow.environment(path, withEnvironment),
                versions(users),
                lastUse(users),
                info(path, "replacement"),
                info(path, "owner"),
                info(path, "remove_after"));
    }

    private static String versions(List<User> users) {
        Map<String, List<User>> byVersion =
                users.stream().collect(Collectors.groupingBy(User::clientVersion, TreeMap::new, Collectors.toList()));
        List<String> text = new ArrayList<>();
        byVersion.forEach((version, those) -> {
            SortedMap<Act, Long> acts = new TreeMap<>();
            those.forEach(user -> user.acts().forEach((what, times) -> acts.merge(what, times, Long::sum)));
            String did = Wording.acts(acts);
            long times = those.stream().mapToLong(User::uses).sum();
            text.add((Wording.isUnset(version) ? "" : version + ": ") + (did.isEmpty() ? Wording.uses(times) : did));
        });
        return String.join("; ", text);
    }

    private String lastUse(List<User> users) {
        return wording.date(Instant.ofEpochMilli(
                users.stream().mapToLong(User::lastUsed).max().orElse(0)));
    }

    private static String info(PathReview path, String key) {
        return path.info().getOrDefault(key, Wording.NONE);
    }

    private static String name(String client) {
        return switch (client) {
            case ClientValue.UNKNOWN -> "clients without a name";
            case ClientValue.OTHER -> "other clients";
            default -> client;
        };
    }

    private static boolean isNameless(String client) {
        return client.equals(ClientValue.UNKNOWN) || client.equals(ClientValue.OTHER);
    }
}
