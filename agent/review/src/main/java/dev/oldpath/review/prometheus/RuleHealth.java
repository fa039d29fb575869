package dev.oldpath.review.prometheus;

import dev.oldpath.review.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether all rules that lead to the verdict work. A rule that fails or is late records nothing: what it would object to is
 * then not known, and inputs fall back to what was known of them.
 */
final class RuleHealth {
    private static final String VERDICT = "oldpath.verdict";
    private static final String DASHBOARDS = "oldpath.dashboards";
    /** What it records: nothing that enters a verdict. */
    private static final Set<String> FOR_PEOPLE = Set.of(
            "oldpath:active_client_timestamp_seconds",
            "oldpath:used_until_timestamp_seconds",
            "oldpath:verdict_reason:code",
            "oldpath:removable_at_timestamp_seconds",
            "oldpath:changed_verdict:code",
            "oldpath:blind_reason:info",
            "oldpath:path_kind:info",
            "oldpath:path_instances:count",
            "oldpath:uncounting_instances:count",
            "oldpath:client_act_uses:total",
            "oldpath:data_age:count",
            "oldpath:missing_instances:count",
            "oldpath:agents:count",
            "oldpath:backlog_age:seconds",
            "oldpath:instance_failures:total",
            "oldpath:instance_failures:rise");

    /** How servers answer that do not have this part of the API. */
    private static final Set<Integer> WITHOUT_IT = Set.of(404, 405, 410, 501);

    private static final String CALL = "rules?type=record";

    private RuleHealth() {}

    /** Asks once; refuses the evidence when a rule fails or is late. Returns notes, also when the server does not know. */
    static List<String> check(PrometheusApi client, Instant moment) {
        PrometheusApi.Answer answer = client.ask(CALL);
        if (WITHOUT_IT.contains(answer.status())) {
            return unknown(client, "it does not offer /api/v1/rules (HTTP " + answer.status() + ")");
        }
        RulesParser rules = new RulesParser();
        client.read(answer, " about its rules", rules);
        List<String> notes = new ArrayList<>();
        for (RuleGroup group : rules.groups()) {
            String problem = group.isOurs() ? group.problem(moment) : null;
            if (problem != null && !isForPeople(group)) {
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

    private static boolean isForPeople(RuleGroup group) {
        return group.name().equals(DASHBOARDS)
                && group.rules().stream().allMatch(rule -> FOR_PEOPLE.contains(rule.series()));
    }

    private static List<String> unknown(PrometheusApi client, String why) {
        return List.of("whether a rule fails is not known: OldPath asked " + client.address() + ", but " + why);
    }
}
