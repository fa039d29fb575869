package dev.oldpath.review.report;

import dev.oldpath.review.page.Page;
import dev.oldpath.review.verdict.Review;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** How a review is shown. */
public enum Format {
    /** For people at a terminal. */
    TABLE {
        @Override
        public void write(Review review, Look look, Writer out) throws IOException {
            new TableReport(review, look).write(out);
        }
    },
    /** For programs; the schema is {@code oldpath-review.schema.json}. */
    JSON {
        @Override
        public void write(Review review, Look look, Writer out) throws IOException {
            JsonReport.write(review, out);
        }
    },
    /** For a pull request. */
    MARKDOWN {
        @Override
        public void write(Review review, Look look, Writer out) throws IOException {
            MarkdownReport.write(review, out);
        }
    },
    /** Test results for a pipeline: a path that is SAFE passes. */
    JUNIT {
        @Override
        public void write(Review review, Look look, Writer out) throws IOException {
            JunitReport.write(review, out);
        }
    },
    /** Annotations of a GitHub workflow. */
    GITHUB {
        @Override
        public void write(Review review, Look look, Writer out) throws IOException {
            GithubReport.write(review, look.places(), out);
        }
    },
    /** Results for a code scanner, in SARIF 2.1.0. */
    SARIF {
        @Override
        public void write(Review review, Look look, Writer out) throws IOException {
            SarifReport.write(review, look.places(), out);
        }
    },
    /** One page that needs nothing else. */
    HTML {
        @Override
        public void write(Review review, Look look, Writer out) throws IOException {
            Page.write(review, out);
        }
    };

    /** As somebody writes it after {@code --format}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it shows where in the sources an old path is. */
    public boolean hasPlaces() {
        return this == SARIF || this == GITHUB;
    }

    /** Writes the review. */
    public abstract void write(Review review, Look look, Writer out) throws IOException;
}
