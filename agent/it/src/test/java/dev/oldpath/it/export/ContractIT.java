package dev.oldpath.it.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.Export;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Point;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The statements on which a verdict of SAFE is built, from a whole agent in a JVM of its own. */
class ContractIT {
    private static final String INVENTORY = "com.acme.inventory.Main";
    private static final String EXITS = "com.acme.exits.Main";

    private static List<String> states(Evidence evidence) {
        return evidence.points("oldpath.inventory.info").stream()
                .map(point -> point.attribute("oldpath.inventory.state"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void each_export_proves_that_uses_arrive_and_the_last_one_ends_it(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            try (ForkedJvm jvm =
                    Watched.by(receiver, jdk).main(Fixtures.EXITS, EXITS).start()) {
                receiver.evidence().await("three exports", now -> now.exports().size() >= 3);
                jvm.send("use");
                jvm.finish().assertSuccess();
            }
            List<Export> exports = receiver.evidence().exports();
            assertThat(exports).allSatisfy(export -> {
                assertThat(of(export, "oldpath.agent.info"))
                        .singleElement()
                        .satisfies(info -> assertThat(info.attributes())
                                .contains(entry("oldpath.contract", "3"), entry("oldpath.agent.canary", "ok")));
                // Evidence compares every export of every test with these.
                assertThat(of(export, "oldpath.agent.uses")).hasSize(1);
                assertThat(of(export, "oldpath.agent.paths")).hasSize(1);
                assertThat(of(export, "oldpath.agent.delays")).hasSize(1);
                assertThat(of(export, "oldpath.uses").filter(ContractIT::isCanary))
                        .singleElement()
                        .satisfies(use -> {
                            assertThat(use.count()).isPositive();
                            assertThat(use.attributes())
                                    .contains(
                                            entry("oldpath.client.name", "_unknown"),
                                            entry("oldpath.path.kind", "method"));
                        });
                assertThat(of(export, "oldpath.last_used.timestamp").filter(ContractIT::isCanary))
                        .hasSize(1);
                assertThat(of(export, "oldpath.path.info").filter(ContractIT::isCanary))
                        .isEmpty();
            });
            assertThat(exports.subList(0, exports.size() - 1))
                    .allSatisfy(export -> assertThat(of(export, "oldpath.agent.end.timestamp"))
                            .isEmpty());
            assertThat(of(exports.get(exports.size() - 1), "oldpath.agent.end.timestamp"))
                    .hasSize(1);
            // The receiver runs on this machine, and by its clock.
            assertThat(receiver.evidence().points("oldpath.agent.clock.offset"))
                    .singleElement()
                    .satisfies(offset -> assertThat(offset.value()).isBetween(-2.0, 2.0));
        }
    }

    private static Stream<Point> of(Export export, String metric) {
        return export.points(metric).stream();
    }

    private static boolean isCanary(Point point) {
        return point.attribute("oldpath.path.id").equals("oldpath.canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill", "halt"})
    void a_process_that_is_killed_has_no_end(String how) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, Jdk.JDK_17)
                        .main(Fixtures.EXITS, EXITS)
                        .start()) {
            receiver.evidence().await("an export", now -> !now.exports().isEmpty());
            if (how.equals("kill")) {
                jvm.kill();
            } else {
                jvm.send("halt");
                jvm.awaitExit();
            }
            assertThat(receiver.evidence().points("oldpath.agent.end.timestamp"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_inventory_is_complete_when_all_has_been_read_and_reports_where_it_looks(Jdk jdk) {
        String rules = Watched.config("""
                paths:
                  - method: com.acme.inventory.Dormant#named
                  - method: com.acme.inventory.Gone#old()
                """);
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .property("oldpath.config", rules)
                        .property("oldpath.packages", "com.acme,org.nobody.*")
                        .main(Fixtures.INVENTORY, INVENTORY)
                        .start()) {
            Evidence evidence = receiver.evidence();
            evidence.await("running", now -> states(now).equals(List.of("running")));
            evidence.await("complete", now -> states(now).equals(List.of("complete")));
            assertThat(evidence.points("oldpath.inventory.scope.info"))
                    .extracting(point -> point.attribute("oldpath.inventory.scope"))
                    .containsExactlyInAnyOrder("@OldPath", "com.acme", "org.nobody");
            assertThat(evidence.info("com.acme.inventory.Gone#old()"))
                    .contains(entry("oldpath.path.state", "absent"), entry("oldpath.path.scope", "rule"));
            assertThat(evidence.info("dormant")).containsEntry("oldpath.path.scope", "@OldPath");
            assertThat(evidence.info("dormant-branch")).containsEntry("oldpath.path.scope", "@OldPath");
            assertThat(evidence.info("com.acme.inventory.Dormant#deprecated()"))
                    .containsEntry("oldpath.path.scope", "com.acme");
            assertThat(evidence.info("com.acme.inventory.Dormant#named()")).containsEntry("oldpath.path.scope", "rule");

            Exit exit = jvm.finish().assertSuccess();
            assertThat(exit.agentLines().get(0))
                    .contains("OldPath ", "@OldPath, com.acme, org.nobody", receiver.endpoint(), "as service acme")
                    .contains("service.version is unknown");
            assertThat(exit.agentLines())
                    .filteredOn(line -> line.contains("inventory complete"))
                    .hasSize(1);
            assertThat(exit.agentLines())
                    .filteredOn(line -> line.contains("no class in"))
                    .singleElement()
                    .asString()
                    .contains("org.nobody", "oldpath.packages");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_process_that_ends_before_its_inventory_has_settled_reports_what_it_has_read(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .main(Fixtures.INVENTORY, INVENTORY)
                        .start()) {
            receiver.evidence().await("all paths", now -> !now.state("dormant").isEmpty());
            jvm.finish().assertSuccess();

            assertThat(states(receiver.evidence())).containsExactly("complete");
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_cannot_be_read_or_was_rejected_makes_the_inventory_fail(Jdk jdk) throws IOException {
        Path damaged = Files.writeString(Work.directory("damaged").resolve("damaged.jar"), "no jar");
        List<Path> classPath = new ArrayList<>(Fixtures.INVENTORY.classPath());
        classPath.add(damaged);
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm =
                        Watched.by(receiver, jdk).main(classPath, INVENTORY).start()) {
            receiver.evidence().await("all paths", now -> !now.state("dormant").isEmpty());
            Exit exit = jvm.finish().assertSuccess();

            assertThat(states(receiver.evidence())).containsExactly("failed");
            assertThat(receiver.evidence().failures("scan")).isEqualTo(1);
            assertThat(exit.agentLines())
                    .filteredOn(line -> line.contains("inventory incomplete"))
                    .singleElement()
                    .asString()
                    .contains(damaged.toString());
        }
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .property("oldpath.config", "/no/such/rules.yaml")
                        .main(Fixtures.INVENTORY, INVENTORY)
                        .start()) {
            receiver.evidence().await("all paths", now -> !now.state("dormant").isEmpty());
            jvm.finish().assertSuccess();

            assertThat(states(receiver.evidence())).containsExactly("failed");
        }
    }
}
