package dev.oldpath.review.command;

import dev.oldpath.review.contract.ClientValue;
import dev.oldpath.review.evidence.User;
import dev.oldpath.review.terminal.Plural;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.wording.Owners;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which of the judged paths are shown. A filter never changes a verdict. */
final class FilterOptions {
    private static final String MORE = " * stands for any characters. May be repeated.";

    @Option(names = "--owner", paramLabel = "NAME", description = "Only paths of this owner." + MORE)
    private List<String> owners = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            description = "Only paths of this kind, such as method, field, endpoint or payload." + MORE)
    private List<String> kinds = List.of();

    @Option(
            names = "--client",
            paramLabel = "NAME",
            description = "Only paths that this client uses, in any version, or in one: 'web 5.2'." + MORE)
    private List<String> clients = List.of();

    boolean isEmpty() {
        return owners.isEmpty() && kinds.isEmpty() && clients.isEmpty();
    }

    /** Whether a path passes. */
    boolean passes(PathReview path, Instant asOf) {
        return passesButForClients(path)
                && (clients.isEmpty() || path.relevantUsers(asOf).stream().anyMatch(this::isWanted));
    }

    private boolean passesButForClients(PathReview path) {
        return any(owners, owners(path)) && any(kinds, path.kinds().stream());
    }

    /** What somebody has to know who reads only what passes: users without a name may be anybody. */
    List<String> notes(Collection<PathReview> all, Instant asOf) {
        long nameless = clients.isEmpty()
                ? 0
                : all.stream()
                        .filter(path -> passesButForClients(path) && !passes(path, asOf) && hasNameless(path, asOf))
                        .count();
        List<String> notes = new ArrayList<>();
        if (nameless > 0) {
            notes.add(Plural.of(nameless, "other old path") + " had users without a name; " + String.join(", ", clients)
                    + " may be among them");
        }
        strange("--owner", owners, all, FilterOptions::owners, notes);
        strange("--kind", kinds, all, path -> path.kinds().stream(), notes);
        return notes;
    }

    /** A name with a typing error must not look like an answer. */
    private static void strange(
            String option,
            List<String> wanted,
            Collection<PathReview> all,
            Function<PathReview, Stream<String>> values,
            List<String> notes) {
        SortedSet<String> known = all.stream().flatMap(values).collect(Collectors.toCollection(TreeSet::new));
        for (String each : wanted) {
            Glob glob = new Glob(each);
            if (!all.isEmpty() && known.stream().noneMatch(glob::matches)) {
                notes.add("no old path has " + option + " " + each
                        + (known.isEmpty() ? "" : "; there is " + String.join(", ", known)));
            }
        }
    }

    private static boolean hasNameless(PathReview path, Instant asOf) {
        return path.usersIncomplete()
                || path.relevantUsers(asOf).stream()
                        .anyMatch(user -> user.client().equals(ClientValue.UNKNOWN)
                                || user.client().equals(ClientValue.OTHER));
    }

    /** As somebody would write it on the command line. */
    @Override
    public String toString() {
        List<String> text = new ArrayList<>();
        owners.forEach(owner -> text.add("--owner " + owner));
        kinds.forEach(kind -> text.add("--kind " + kind));
        clients.forEach(client -> text.add("--client " + client));
        return String.join(" ", text);
    }

    private boolean isWanted(User user) {
        return any(clients, Stream.of(user.client(), user.client() + " " + user.clientVersion()));
    }

    private static Stream<String> owners(PathReview path) {
        return Stream.concat(Stream.ofNullable(path.info().get("owner")), Owners.of(path).stream());
    }

    private static boolean any(List<String> wanted, Stream<String> values) {
        List<Glob> globs = wanted.stream().map(Glob::new).toList();
        return globs.isEmpty() || values.anyMatch(value -> globs.stream().anyMatch(glob -> glob.matches(value)));
    }
}
