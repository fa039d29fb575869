package dev.oldpath.it.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Point;
import dev.oldpath.it.otlp.Receivers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A server that binds bodies, after clients of two versions have called it. */
record Bodies(Evidence evidence, Exit exit) {
    /** The version of the mobile application that still sends old properties. */
    static final String[] OLD = {"X-Client-Name", "mobile", "X-Client-Version", "1.0"};

    /** The one that does not. */
    static final String[] NEW = {"X-Client-Name", "mobile", "X-Client-Version", "2.0"};

    static final Bodies NONE = new Bodies(new Evidence(), new Exit(-1, List.of(), List.of()));

    static Bodies of(
            Fixture fixture, Jdk jdk, String rules, String main, List<String> arguments, Consumer<JdkClient> calls) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .property("oldpath.packages", "com.acme")
                        .property("oldpath.config", Watched.config(rules))
                        .main(fixture, main, arguments.toArray(new String[0]))
                        .start()) {
            calls.accept(new JdkClient(Integer.parseInt(jvm.await("port "))));
            Exit exit = jvm.finish().assertSuccess();
            return new Bodies(receiver.evidence(), exit);
        }
    }

    /** Makes the calls that mean the same to the servers of Gson and of Yasson. */
    static void callOrders(JdkClient client) {
        String order = """
                {"id": "1", "priority": "high", "weight": null, "legacyCode": "x",
                 "lines": [{"sku": "a", "amount": 3, "mark": "m"}, {"sku": "b"}], "child": {"priority": "low"}}
                """;
        client.post("/order", order, OLD);
        client.post("/order", "{\"id\": \"1\"}", NEW);
        client.post("/nulls", "{\"id\": \"1\"}", NEW);
        client.post("/plain", "{\"id\": \"1\", \"priority\": \"high\"}", OLD);
        client.post("/read", "{\"inherited\": \"i\"}", OLD);
        client.post("/renamed", "{\"prio\": \"x\"}", OLD);
    }

    /** Uses of a payload property, such as {@code read 1.0}. */
    Map<String, Long> uses(String id) {
        Map<String, Long> uses = new TreeMap<>();
        for (Point point : evidence.about("oldpath.uses", id)) {
            if (point.attribute("oldpath.path.kind").equals("payload")
                    && !point.attribute("oldpath.client.source").equals("none")) {
                assertThat(point.attribute("oldpath.client.name")).isEqualTo("mobile");
                String key = point.attribute("oldpath.access") + " " + point.attribute("oldpath.client.version");
                uses.merge(key, point.count(), Long::sum);
            }
        }
        return uses;
    }

    /** The states of all payload properties. */
    Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        for (Point point : evidence.points("oldpath.path.info")) {
            if (point.attribute("oldpath.path.kind").equals("payload")) {
                states.put(point.attribute("oldpath.path.id"), point.attribute("oldpath.path.state"));
            }
        }
        return states;
    }

    /** The payload properties of which uses may not be counted: state and reason. */
    Map<String, String> notCounted() {
        Map<String, String> notCounted = new TreeMap<>();
        for (Point point : evidence.points("oldpath.path.info")) {
            String state = point.attribute("oldpath.path.state");
            if (point.attribute("oldpath.path.kind").equals("payload")
                    && (state.equals("failed") || state.equals("uncountable"))) {
                notCounted.put(
                        point.attribute("oldpath.path.id"), state + ": " + point.attribute("oldpath.path.reason"));
            }
        }
        return notCounted;
    }

    void assertHealthy() {
        assertThat(exit.agentLines()).noneMatch(line -> line.contains("cannot"));
        assertThat(evidence.points("oldpath.agent.failures"))
                .allSatisfy(point -> assertThat(point.count()).isZero());
    }
}
