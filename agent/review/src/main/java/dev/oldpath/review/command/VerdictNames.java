package dev.oldpath.review.command;

import dev.oldpath.review.verdict.Verdict;
import java.util.Iterator;
import java.util.Locale;
import java.util.stream.Stream;

/** The verdicts as somebody writes them after an option, for completion. */
final class VerdictNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Stream.of(Verdict.values())
                .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
                .iterator();
    }
}
