package dev.oldpath.review.prometheus;

import dev.oldpath.review.problem.Problem;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether all rules that lead to the verdict work. A rule that fails or is late records nothing: what it would object to is
 * then not known, and inputs fall back to what was known of them.
 */
final class RuleHealth {
    private static final String VERDICT = "oldpath.verdict";
    /** Enters no verdict. */
    private static final String DASHBOARDS = "oldpath.dashboards";

    private static final String CALL = "rules?type=record";

    private RuleHealth() {}

    /** Asks once; refuses the evidence when a rule fails or is late. Returns notes, also when the server does not know. */
    static List<String> check(PrometheusApi client, Instant moment) {
        PrometheusApi.Answer answer = client.ask(CALL);
        if (answer.status() >= 500 && answer.status() != 501) {
            throw Problem.unreachable(
                    client.address() + ": answers with HTTP " + answer.status() + " about its rules; see its log");
        }
        if (answer.status() != 200) {
            return unknown(client, "it does not offer /api/v1/rules (HTTP " + answer.status() + ")");
        }
        RulesParser rules;
        try {
            rules = RulesParser.read(answer.body());
        } catch (IOException e) {
            return unknown(client, "it does not offer /api/v1/rules (no JSON)");
        }
        if (!rules.warning().isEmpty()) {
            throw Problem.unreadable(
                    client.address() + ": its answer about its rules may be incomplete: " + rules.warning());
        }
        List<String> notes = new ArrayList<>();
        for (RuleGroup group : rules.groups()) {
            String problem = group.isOurs() ? group.problem(moment) : null;
            if (problem != null && !group.name().equals(DASHBOARDS)) {
                throw Problem.unreadable(client.address() + ": " + problem + "; see Status > Rule health there");
            }
            if (problem != null) {
                notes.add(problem + "; this verdict does not need it");
            }
        }
        if (rules.groups().stream().noneMatch(group -> group.name().equals(VERDICT))) {
            notes.addAll(unknown(client, "it does not know the group " + VERDICT));
        }
        return notes;
    }

    private static List<String> unknown(PrometheusApi client, String why) {
        return List.of("whether a rule fails is not known: OldPath asked " + client.address() + ", but " + why);
    }
}
