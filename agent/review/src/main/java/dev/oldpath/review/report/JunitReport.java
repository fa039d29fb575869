package dev.oldpath.review.report;

import dev.oldpath.review.terminal.Plain;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Review;
import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.wording.NextStep;
import dev.oldpath.review.wording.Wording;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Test results as JUnit's: each path is asked whether it can be removed. BLIND is an error, because there is no answer. */
final class JunitReport {
    private final Review review;
    private final Wording wording;
    private final XMLStreamWriter xml;

    private JunitReport(Review review, XMLStreamWriter xml) {
        this.review = review;
        this.wording = new Wording(review);
        this.xml = xml;
    }

    static void write(Review review, Writer out) throws IOException {
        try {
            new JunitReport(review, XMLOutputFactory.newInstance().createXMLStreamWriter(out)).write();
        } catch (XMLStreamException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        }
        out.write('\n');
    }

    private void write() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement("testsuites");
        line();
        xml.writeStartElement("testsuite");
        attribute("name", "OldPath");
        attribute("tests", String.valueOf(review.paths().size()));
        long blind = Wording.count(review, Verdict.BLIND);
        attribute("failures", String.valueOf(review.paths().size() - blind - Wording.count(review, Verdict.SAFE)));
        attribute("errors", String.valueOf(blind));
        attribute("skipped", "0");
        attribute("timestamp", review.asOf().toString());
        line();
        for (PathReview path : Wording.ordered(review)) {
            testcase(path);
        }
        notes(review.notes());
        xml.writeEndElement();
        line();
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private void testcase(PathReview path) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", path.environment().isEmpty() ? "OldPath" : "OldPath." + path.environment());
        attribute("name", path.id());
        attribute("time", "0");
        Verdict verdict = path.overall().verdict();
        if (verdict != Verdict.SAFE) {
            xml.writeStartElement(verdict == Verdict.BLIND ? "error" : "failure");
            attribute("type", verdict.name());
            attribute("message", Wording.verdict(verdict) + ": " + Wording.reason(path));
            xml.writeCharacters(harmless(new NextStep(path, wording).text()));
            xml.writeEndElement();
        }
        xml.writeEndElement();
        line();
    }

    private void notes(List<String> notes) throws XMLStreamException {
        if (!notes.isEmpty()) {
            xml.writeStartElement("system-out");
            for (String note : notes) {
                xml.writeCharacters(harmless(note) + "\n");
            }
            xml.writeEndElement();
            line();
        }
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, harmless(value));
    }

    /** Two further characters that XML does not know, not even escaped. */
    private static String harmless(String outside) {
        return Plain.text(outside).replaceAll("[\\uFFFE\\uFFFF]", "?");
    }
}
