package dev.oldpath.review.verdict;

import java.util.Locale;

/** Why, in order of precedence, with what it means and what to do about it. */
public enum Reason {
    USED("used within the window"),
    RULES_STARTING("the rules have just started, and what is declared is not known yet"),
    NO_EXPECTED_INSTANCES("no expected number of instances is declared; declare it in the fleet file"),
    INSTANCE_MISSING("fewer instances report than expected"),
    CANARY_FAILED("an agent cannot count in its JVM (its canary failed)"),
    USES_MISSING("its uses do not all arrive: a part of the pipeline drops or renames some of the telemetry"),
    PATH_FAILED("an instance could not watch it; see that agent's log"),
    PATH_UNCOUNTABLE("some of its uses cannot be counted, such as those of an inlined constant"),
    PATH_UNPROVEN("nothing shows that its rule names anything; check the rule, and confirm it there"),
    PATH_MISSING("an instance that should know it does not report it"),
    PATH_ABSENT("only a rule names it, and no instance ever had such code; check the rule"),
    VERSION_WITHOUT_MARK("a version runs that does not know it and is not newer than those that do"),
    RULE_MISSING(
            "a newer version runs without the rule that finds it; keep the rule until the path is gone everywhere"),
    INVENTORY_INCOMPLETE("a newer version runs that does not know it and has not looked through all its code"),
    SCOPE_CHANGED("a newer version runs that does not know it and does not look where it was found"),
    UNCLEAN_ENDS("its instances keep ending without a last export, and uses are lost with them"),
    LAST_USED("quiet, but not long enough since the last use"),
    COVERAGE_GAP("quiet, but not long enough since an instance was not watched"),
    EVIDENCE_GAP("quiet, but not long enough since evidence was missing"),
    OBSERVED_SINCE("quiet, but not observed long enough"),
    QUIET("quiet and watched everywhere for the whole window"),
    NO_DATA("no instance has reported it; check the id");

    private final String text;

    Reason(String text) {
        this.text = text;
    }

    /** The label value of {@code oldpath:reason:info}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String text() {
        return text;
    }

    /**
     * Finds a reason by its code.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Reason ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
