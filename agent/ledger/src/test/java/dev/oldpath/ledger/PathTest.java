package dev.oldpath.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PathTest {
    private final Paths paths = new Paths(10);
    private final Path path = paths.register(PathKind.METHOD, "joined", PathInfo.NONE);

    @Test
    void one_member_that_cannot_be_seen_makes_the_path_so() {
        path.watched("a");
        assertThat(path.state()).isEqualTo(PathState.WATCHED);
        path.pending("b");
        assertThat(path.state()).isEqualTo(PathState.WATCHED);
        path.uncountable("c", null);
        assertThat(path.state()).isEqualTo(PathState.UNCOUNTABLE);
        path.failed("b", null);
        assertThat(path.state()).isEqualTo(PathState.FAILED);
    }

    @Test
    void failed_stays_failed_and_pending_hides_nothing_known() {
        path.failed("a", null);
        path.watched("a");
        assertThat(path.state()).isEqualTo(PathState.FAILED);
        path.forget("a");
        path.watched("b");
        path.pending("b");
        assertThat(path.state()).isEqualTo(PathState.WATCHED);
    }

    @Test
    void a_path_that_nothing_carries_is_not_reported() {
        assertThat(paths.all()).isEmpty();
        path.pending("a");
        assertThat(paths.all()).containsExactly(path);
        path.forget("a");
        assertThat(paths.all()).isEmpty();
    }

    @Test
    void the_same_id_of_two_kinds_is_two_paths_and_the_facts_of_its_marks_add_up() {
        Path branch = paths.register(
                PathKind.BRANCH, "joined", new PathInfo.Builder().owner("a").build());
        assertThat(branch.index()).isNotEqualTo(path.index());
        assertThat(paths.register(
                        PathKind.BRANCH,
                        "joined",
                        new PathInfo.Builder().owner("b").since("2").build()))
                .isSameAs(branch);
        assertThat(branch.info().owner()).isEqualTo("a");
        assertThat(branch.info().since()).isEqualTo("2");
    }
}
