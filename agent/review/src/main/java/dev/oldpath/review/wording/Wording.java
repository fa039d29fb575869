package dev.oldpath.review.wording;

import dev.oldpath.review.contract.ClientValue;
import dev.oldpath.review.evidence.User;
import dev.oldpath.review.evidence.User.Act;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reason;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.ServiceReview;
import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.verdict.VersionReview;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words that all reports share. */
public final class Wording {
    public static final String NONE = "-";

    private final Instant asOf;
    private final DateTimeFormatter dates;

    /** Seconds are shown only where a window is short enough for them to matter. */
    public Wording(Review review) {
        this.asOf = review.asOf();
        boolean shortWindow =
                review.paths().stream().anyMatch(path -> path.overall().window().compareTo(Duration.ofHours(1)) < 0);
        this.dates = DateTimeFormatter.ofPattern(shortWindow ? "uuuu-MM-dd HH:mm:ss" : "uuuu-MM-dd HH:mm", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
    }

    /** What needs a decision is at the top. */
    public static List<PathReview> ordered(Review review) {
        return review.paths().stream()
                .sorted(Comparator.comparing((PathReview path) -> path.overall().verdict())
                        .thenComparing(PathReview::id)
                        .thenComparing(PathReview::environment))
                .toList();
    }

    /** The path, with its environment where there is one. */
    public static String named(PathReview path) {
        return path.environment().isEmpty() ? path.id() : path.id() + " (" + path.environment() + ")";
    }

    public static String verdict(Verdict verdict) {
        return verdict.name().replace('_', ' ');
    }

    public static String summary(Review review) {
        List<String> parts = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            long count = count(review, verdict);
            if (count > 0) {
                parts.add(count + " " + verdict(verdict));
            }
        }
        return parts.isEmpty() ? "no old path" : String.join(", ", parts);
    }

    public static long count(Review review, Verdict verdict) {
        return review.paths().stream()
                .filter(path -> path.overall().verdict() == verdict)
                .count();
    }

    public static Set<String> environments(Review review) {
        return review.paths().stream()
                .filter(path -> !path.services().isEmpty())
                .map(PathReview::environment)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public String date(@Nullable Instant moment) {
        return moment == null ? NONE : dates.format(moment);
    }

    /** A path that is BLIND has no date: nobody knows when that ends. */
    public String safeAt(Judgement judgement) {
        return judgement.verdict() == Verdict.BLIND
                ? NONE
                : date(judgement.dates().safeAt());
    }

    /** The reason, with the service and numbers where one service is to blame. */
    public static String reason(PathReview path) {
        Reason reason = path.overall().reason();
        for (ServiceReview service : path.services()) {
            if (service.judgement().reason() != reason) {
                continue;
            }
            if (reason == Reason.INSTANCE_MISSING) {
                return reason.code() + ": " + service.service() + " "
                        + service.instances().reporting() + " of "
                        + service.instances().expected();
            }
            if (reason == Reason.VERSION_WITHOUT_MARK) {
                return reason.code() + ": " + service.service() + " " + String.join(", ", unmarked(service));
            }
            if (service.judgement().verdict() == Verdict.BLIND) {
                List<String> details = service.judgement().details();
                return details.isEmpty()
                        ? reason.code() + ": " + service.service()
                        : reason.code() + ": " + String.join("; ", details) + " (" + service.service() + ")";
            }
        }
        String confirmed = path.info().get("confirmed");
        boolean rests =
                path.overall().verdict() == Verdict.SAFE || path.overall().verdict() == Verdict.TOO_EARLY;
        return rests && confirmed != null ? reason.code() + "; rule confirmed " + confirmed : reason.code();
    }

    /** The running versions that are older than the mark. */
    public String unmarked(PathReview path) {
        return path.services().stream()
                .flatMap(service -> unmarked(service).stream().map(version -> service.service() + " " + version))
                .collect(Collectors.joining(", "));
    }

    private static List<String> unmarked(ServiceReview service) {
        return service.versions().stream()
                .filter(version -> version.reporting() > 0 && version.presence() == VersionReview.Presence.WITHOUT_MARK)
                .map(version -> orUnset(version.version()))
                .toList();
    }

    /** The users who matter for its verdict. */
    public List<User> relevantUsers(PathReview path) {
        return path.relevantUsers(asOf);
    }

    public String users(PathReview path, int most) {
        Map<String, SortedMap<Act, Long>> users = new LinkedHashMap<>();
        for (User user : relevantUsers(path)) {
            SortedMap<Act, Long> acts = users.computeIfAbsent(name(user), any -> new TreeMap<>());
            user.acts().forEach((what, uses) -> acts.merge(what, uses, Long::sum));
        }
        List<String> names = new ArrayList<>();
        users.forEach((name, acts) -> {
            String did = acts(acts);
            names.add(did.isEmpty() ? name : name + " (" + did + ")");
        });
        String text = names.stream().limit(most).collect(Collectors.joining(", "));
        if (names.size() > most) {
            text += " +" + (names.size() - most) + " more";
        }
        return text.isEmpty() ? NONE : path.usersIncomplete() ? text + " (incomplete)" : text;
    }

    /**
     * What a client did: {@code sent 12, received 3, field read 2}. Empty if the number of its uses already says it: a single kind that knows
     * no reads and writes.
     */
    public static String acts(SortedMap<Act, Long> acts) {
        if (acts.size() == 1 && acts.firstKey().access().isEmpty()) {
            return "";
        }
        return acts.entrySet().stream()
                .map(entry -> act(entry.getKey()) + " " + String.format(Locale.ROOT, "%,d", entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Of a property, what the client did itself; of a field, what the service's code did for it. */
    private static String act(Act act) {
        boolean property = act.kind().equals("payload");
        String done = switch (act.access()) {
            case "read" -> property ? "sent" : "read";
            case "write" -> property ? "received" : "written";
            default -> act.access();
        };
        return property && !done.isEmpty() ? done : (act.kind() + " " + done).strip();
    }

    /** {@code 1 use}, {@code 2,000 uses}. */
    public static String uses(long times) {
        return String.format(Locale.ROOT, "%,d", times) + (times == 1 ? " use" : " uses");
    }

    public static String name(User user) {
        return switch (user.client()) {
            case ClientValue.UNKNOWN -> "unknown client";
            case ClientValue.OTHER -> "other clients";
            default -> user.client() + (isUnset(user.clientVersion()) ? "" : " " + user.clientVersion());
        };
    }

    public static boolean isUnset(String version) {
        return version.isEmpty() || version.equals(ClientValue.UNKNOWN) || version.equals(ClientValue.OTHER);
    }

    /** Versions that run now, or the newest seen when none does. */
    public static String serviceVersions(PathReview path) {
        String text = path.services().stream()
                .flatMap(service -> service.versions().stream()
                        .filter(version -> version.reporting() > 0)
                        .map(version -> service.service() + " " + orUnset(version.version())))
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? NONE : text;
    }

    public static String orUnset(String version) {
        return version.isEmpty() ? "(no version)" : version;
    }
}
