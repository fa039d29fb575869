package dev.oldpath.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Jars;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Old fields are counted whatever is loaded first, and wherever. */
class FieldOrdersIT {
    private static final String CALLER = "com.acme.deployed.Caller";
    private static final String OWNER = "com.acme.deployed.Owner";
    private static final String HEIR = "com.acme.deployed.Heir";
    private static final String COUNT = OWNER + "#count";
    private static final String SIZE = OWNER + "#size";
    private static final String TWIN = "com.acme.twins.Order#number";

    /** An application that obeys commands. */
    private static final class Script implements AutoCloseable {
        final OtlpReceiver receiver = Receivers.http();
        final Evidence evidence = receiver.evidence();
        private final ForkedJvm jvm;
        private int sent;

        Script(Jdk jdk) {
            List<Path> classPath = new ArrayList<>(Fixtures.ORDERS.classPath());
            classPath.add(Fixtures.DEPLOYED.classes());
            jvm = Watched.by(receiver, jdk)
                    .main(classPath, "com.acme.orders.Main")
                    .start();
            jvm.await("ready");
        }

        void does(String command) {
            jvm.send(command);
            jvm.await("done " + ++sent + ".");
        }

        void deploys(String loader, Fixture fixture, String readable) {
            deploys(loader, fixture, readable, "-", "app");
        }

        void deploys(String loader, Fixture fixture, String readable, String only, String parent) {
            does("deploy " + loader + " " + fixture.classes() + " " + readable + " " + only + " " + parent);
        }

        void awaits(String path, String state) {
            evidence.await(path + " is " + state, now -> now.state(path).equals(state));
        }

        void ends() {
            assertThat(jvm.finish().assertSuccess().warnings()).isEmpty();
        }

        void used(String path, long reads, long writes) {
            assertThat(evidence.state(path)).as("state of %s", path).isEqualTo("watched");
            assertThat(evidence.reads(path)).as("reads of %s", path).isEqualTo(reads);
            assertThat(evidence.writes(path)).as("writes of %s", path).isEqualTo(writes);
        }

        @Override
        public void close() {
            jvm.close();
            receiver.close();
        }
    }

    private static void threeUses(Jdk jdk, String... loadedBefore) {
        try (Script script = new Script(jdk)) {
            for (String type : loadedBefore) {
                script.does("load app " + type);
            }
            script.does("call app " + CALLER + " use 3");
            script.ends();

            script.used(COUNT, 3, 3);
            script.used(SIZE, 3, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_caller_is_loaded_before_the_owner(Jdk jdk) {
        threeUses(jdk, CALLER, OWNER);
    }

    @ParameterizedTest
    @EnumSource
    void the_owner_is_loaded_before_the_caller(Jdk jdk) {
        threeUses(jdk, OWNER, CALLER);
    }

    @ParameterizedTest
    @EnumSource
    void the_owner_is_loaded_by_the_very_access(Jdk jdk) {
        threeUses(jdk);
    }

    @ParameterizedTest
    @EnumSource
    void the_site_names_a_class_that_inherits_the_field_and_neither_is_loaded(Jdk jdk) {
        try (Script script = new Script(jdk)) {
            script.does("call app " + CALLER + " inherit 4");
            script.ends();

            script.used(COUNT, 0, 4);
            script.used(SIZE, 0, 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_state_is_pending_until_the_owner_is_loaded(Jdk jdk) {
        try (Script script = new Script(jdk)) {
            script.awaits(COUNT, "pending");
            script.does("load app " + CALLER);
            script.does("load app " + OWNER);
            script.awaits(COUNT, "watched");
            script.ends();

            script.used(COUNT, 0, 0);
            script.used(SIZE, 0, 0);
        }
    }

    static Stream<Arguments> jdksAndReadability() {
        return Stream.of(Jdk.values())
                .flatMap(jdk -> Stream.of("readable", "unreadable").map(readable -> Arguments.of(jdk, readable)));
    }

    @ParameterizedTest
    @MethodSource("jdksAndReadability")
    void the_caller_lives_in_another_loader_than_the_owner(Jdk jdk, String readable) {
        try (Script script = new Script(jdk)) {
            script.deploys("callers", Fixtures.DEPLOYED, readable, "Caller", "app");
            script.does("load callers " + CALLER);
            script.does("load app " + HEIR);
            script.awaits(COUNT, "watched");
            script.awaits(SIZE, "watched");
            script.does("call callers " + CALLER + " use 3");
            script.does("call callers " + CALLER + " inherit 4");
            script.does("call app " + CALLER + " use 5");
            script.ends();

            script.used(COUNT, 8, 12);
            script.used(SIZE, 8, 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void class_files_that_nobody_can_read_are_woven_once_the_owner_is_known(Jdk jdk) {
        try (Script script = new Script(jdk)) {
            script.deploys("hidden", Fixtures.DEPLOYED, "unreadable", "-", "none");
            script.does("load hidden " + CALLER);
            script.does("load hidden " + HEIR);
            script.awaits(COUNT, "watched");
            script.awaits(SIZE, "watched");
            script.does("call hidden " + CALLER + " use 3");
            script.does("call hidden " + CALLER + " inherit 4");
            script.ends();

            script.used(COUNT, 3, 7);
            script.used(SIZE, 3, 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_call_that_began_before_the_owner_was_known_keeps_the_field_uncountable_until_it_ends(Jdk jdk) {
        try (Script script = new Script(jdk)) {
            script.deploys("hidden", Fixtures.DEPLOYED, "unreadable", "-", "none");
            script.does("enter hidden " + CALLER + " stay");
            script.does("load hidden " + OWNER);
            script.awaits(COUNT, "uncountable");
            script.does("tick 2");
            int before = script.evidence.exports().size();
            script.evidence.await("more exports", now -> now.exports().size() >= before + 3);
            assertThat(script.evidence.info(COUNT))
                    .containsEntry("oldpath.path.state", "uncountable")
                    .containsKey("oldpath.path.reason");

            script.does("leave");
            script.awaits(COUNT, "watched");
            script.does("call hidden " + CALLER + " use 3");
            script.ends();

            script.used(COUNT, 3, 3);
        }
    }

    @ParameterizedTest
    @MethodSource("jdksAndReadability")
    void of_two_classes_of_the_same_name_only_the_marked_one_counts(Jdk jdk, String readable) {
        for (boolean markedFirst : new boolean[] {true, false}) {
            try (Script script = new Script(jdk)) {
                script.deploys("old", Fixtures.MARKED_TWIN, readable);
                script.deploys("new", Fixtures.UNMARKED_TWIN, readable);
                for (String loader : markedFirst ? List.of("old", "new") : List.of("new", "old")) {
                    script.does("load " + loader + " com.acme.twins.Caller");
                    script.does("load " + loader + " com.acme.twins.Order");
                }
                script.awaits(TWIN, "watched");
                script.does("call old com.acme.twins.Caller use 3");
                script.does("call new com.acme.twins.Caller use 4");
                script.ends();

                script.used(TWIN, 0, 3);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_annotated_owner_outside_of_the_applications_packages_is_counted_in_callers_loaded_before(Jdk jdk) {
        try (Script script = new Script(jdk)) {
            script.does("load app org.legacy.Keeper");
            script.does("load app com.acme.deployed.Clerk");
            script.does("load app org.legacy.Stock");
            script.awaits("stock-count", "watched");
            script.does("call app org.legacy.Keeper use 3");
            script.does("call app com.acme.deployed.Clerk use 4");
            script.ends();

            script.used("stock-count", 3, 7);
            assertThat(script.evidence.states()).doesNotContainKey("org.legacy.Stock#level");
        }
    }

    @ParameterizedTest
    @EnumSource
    void classes_that_another_agent_loaded_before_ours_are_counted(Jdk jdk) {
        String main = "com.acme.early.Main";
        String all = main + "+" + main + "$Order+" + main + "$Line+" + main + "$Shipping";
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.to(receiver.endpoint(), jdk)
                    .options("-javaagent:" + Jars.agent(Fixtures.EARLY.classes(), "org.front.FrontAgent") + "=" + all)
                    .agent()
                    .main(Fixtures.EARLY, main)
                    .run();
            Evidence evidence = receiver.evidence();

            assertThat(evidence.states())
                    .containsOnlyKeys("early-method", "early-field", "early-component", "early-call")
                    .doesNotContainValue("pending");
            assertThat(evidence.reads("early-field")).isEqualTo(3);
            assertThat(evidence.writes("early-field")).isEqualTo(3);
            assertThat(List.of("early-method", "early-component", "early-call"))
                    .allSatisfy(path -> assertThat(evidence.uses(path)).as(path).isEqualTo(3));
        }
    }

    @ParameterizedTest
    @MethodSource("jdksAndReadability")
    void loaders_that_the_application_drops_are_collected(Jdk jdk, String readable) {
        int rounds = 10;
        try (Script script = new Script(jdk)) {
            for (int i = 0; i < rounds; i++) {
                script.deploys("webapp", Fixtures.DEPLOYED, readable);
                script.does("load webapp " + OWNER);
                script.does("call webapp " + CALLER + " use 3");
                script.does("load webapp org.legacy.Stock");
                script.does("load webapp org.legacy.Bin");
                script.does("drop webapp");
            }
            script.ends();

            script.used(SIZE, 3L * rounds, 0);
        }
    }
}
