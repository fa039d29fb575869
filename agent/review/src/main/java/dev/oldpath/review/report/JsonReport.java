package dev.oldpath.review.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.oldpath.review.evidence.Curve;
import dev.oldpath.review.evidence.User;
import dev.oldpath.review.evidence.User.Act;
import dev.oldpath.review.terminal.Plain;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.ServiceReview;
import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.verdict.VersionReview;
import dev.oldpath.review.wording.Wording;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The review for programs, as {@code oldpath-review.schema.json} describes it. */
final class JsonReport {
    private static final int FORMAT_VERSION = 1;

    private final JsonGenerator json;

    private JsonReport(JsonGenerator json) {
        this.json = json;
    }

    static void write(Review review, Writer out) throws IOException {
        try (JsonGenerator json = Plain.json(out)) {
            new JsonReport(json).review(review);
            json.writeRaw('\n');
        }
    }

    private void review(Review review) throws IOException {
        json.writeStartObject();
        json.writeNumberField("formatVersion", FORMAT_VERSION);
        time("asOf", review.asOf());
        json.writeStringField("source", review.source());
        json.writeObjectFieldStart("summary");
        for (Verdict verdict : Verdict.values()) {
            json.writeNumberField(verdict.name(), Wording.count(review, verdict));
        }
        json.writeEndObject();
        texts("notes", review.notes());
        json.writeArrayFieldStart("paths");
        for (PathReview path : Wording.ordered(review)) {
            path(path);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void path(PathReview path) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", path.id());
        json.writeStringField("environment", path.environment());
        json.writeStringField("kind", path.kinds().isEmpty() ? "" : path.kinds().first());
        texts("kinds", path.kinds());
        json.writeObjectFieldStart("info");
        for (Map.Entry<String, String> info : path.info().entrySet()) {
            json.writeStringField(info.getKey(), info.getValue());
        }
        json.writeEndObject();
        judgement(path.overall());
        json.writeBooleanField("usersIncomplete", path.usersIncomplete());
        json.writeArrayFieldStart("services");
        for (ServiceReview service : path.services()) {
            service(service);
        }
        json.writeEndArray();
        curve(path.curve());
        json.writeEndObject();
    }

    private void judgement(Judgement judgement) throws IOException {
        json.writeStringField("verdict", judgement.verdict().name());
        json.writeNumberField("code", judgement.verdict().code());
        json.writeStringField("reason", judgement.reason().code());
        json.writeStringField("reasonText", judgement.reasonText());
        texts("reasonDetails", judgement.details());
        json.writeNumberField("windowSeconds", judgement.window().toMillis() / 1000.0);
        time("observedSince", judgement.dates().observedSince());
        time("lastUsed", judgement.dates().lastUsed());
        time("coverageGapEnd", judgement.dates().gapEnd());
        time("evidenceGapEnd", judgement.dates().evidenceGapEnd());
        time("quietSince", judgement.dates().quietSince());
        time("safeAt", judgement.dates().safeAt());
    }

    private void service(ServiceReview service) throws IOException {
        json.writeStartObject();
        json.writeStringField("service", service.service());
        judgement(service.judgement());
        json.writeStringField("expectedInstances", service.instances().expected());
        json.writeNumberField("reportingInstances", service.instances().reporting());
        json.writeNumberField("dataAgeSeconds", service.delays().dataAge().toSeconds());
        json.writeNumberField("backlogSeconds", service.delays().backlog().toSeconds());
        json.writeNumberField(
                "rollbackHorizonSeconds", service.delays().rollbackHorizon().toSeconds());
        json.writeArrayFieldStart("users");
        for (User user : service.users().all()) {
            user(user);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("versions");
        for (VersionReview version : service.versions()) {
            version(version);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void user(User user) throws IOException {
        json.writeStartObject();
        json.writeStringField("client", user.client());
        json.writeStringField("clientVersion", user.clientVersion());
        json.writeStringField("source", user.source());
        json.writeStringField("serviceVersion", user.serviceVersion());
        json.writeNumberField("uses", user.uses());
        acts(user.acts());
        time("lastUsed", Instant.ofEpochMilli(user.lastUsed()));
        json.writeEndObject();
    }

    private void acts(SortedMap<Act, Long> acts) throws IOException {
        SortedMap<String, Long> access = new TreeMap<>();
        json.writeArrayFieldStart("usesByKind");
        for (Map.Entry<Act, Long> act : acts.entrySet()) {
            json.writeStartObject();
            json.writeStringField("kind", act.getKey().kind());
            json.writeStringField("access", act.getKey().access());
            json.writeNumberField("uses", act.getValue());
            json.writeEndObject();
            if (!act.getKey().access().isEmpty()) {
                access.merge(act.getKey().access(), act.getValue(), Long::sum);
            }
        }
        json.writeEndArray();
        json.writeObjectFieldStart("access");
        for (Map.Entry<String, Long> of : access.entrySet()) {
            json.writeNumberField(of.getKey(), of.getValue());
        }
        json.writeEndObject();
    }

    private void version(VersionReview version) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", version.version());
        json.writeStringField("mark", version.presence().name());
        json.writeStringField("counting", version.counting().name());
        json.writeNumberField("reportingInstances", version.reporting());
        time("firstSeen", version.firstSeen());
        time("lastSeen", version.lastSeen());
        json.writeEndObject();
    }

    private void curve(@Nullable Curve curve) throws IOException {
        if (curve == null) {
            json.writeNullField("usesOverTime");
            return;
        }
        json.writeObjectFieldStart("usesOverTime");
        time("from", Instant.ofEpochMilli(curve.from()));
        time("to", Instant.ofEpochMilli(curve.to()));
        json.writeArrayFieldStart("uses");
        for (long uses : curve.uses()) {
            json.writeNumber(uses);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void texts(String name, Collection<String> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void time(String name, @Nullable Instant moment) throws IOException {
        if (moment == null) {
            json.writeNullField(name);
        } else {
            json.writeStringField(name, moment.toString());
        }
    }
}
