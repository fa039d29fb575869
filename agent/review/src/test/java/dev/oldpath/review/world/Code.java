package dev.oldpath.review.world;

import java.util.List;

/**
 * What one version of a service consists of.
 *
 * @param there whether the code of the path is in it
 * @param marked whether the agent knows that the path is old
 * @param scopes where the agent looks for marks
 * @param inventory how far it got with that
 */
record Code(String version, boolean there, boolean marked, List<String> scopes, String inventory) {
    static final String SCOPE = "com.acme";

    static Code with(String version) {
        return new Code(version, true, true, List.of("@OldPath", SCOPE), "complete");
    }

    static Code unmarked(String version) {
        return new Code(version, true, false, List.of("@OldPath", SCOPE), "complete");
    }

    static Code without(String version) {
        return new Code(version, false, false, List.of("@OldPath", SCOPE), "complete");
    }

    Code looking(List<String> otherScopes) {
        return new Code(version, there, marked, otherScopes, inventory);
    }

    Code inventory(String otherInventory) {
        return new Code(version, there, marked, scopes, otherInventory);
    }
}
