package dev.oldpath.it;

import dev.oldpath.it.jvm.Java;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.OtlpReceiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** JVMs with the agent, set up as most scenarios need it. */
final class Watched {
    private Watched() {}

    /** Reports to {@code receiver} over http/protobuf. */
    static Launch by(OtlpReceiver receiver, Java java) {
        return to(receiver.endpoint(), java).agent();
    }

    /** Would report to {@code endpoint} over http/protobuf; the agent is still to be attached. */
    static Launch to(String endpoint, Java java) {
        return Launch.on(java)
                .property("oldpath.export.interval", "1s")
                .environment("OTEL_SERVICE_NAME", "acme")
                .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .environment("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint);
    }

    /** Writes a configuration file and returns its place. */
    static String config(String yaml) {
        try {
            Path file = Work.directory("config").resolve("oldpath.yaml");
            return Files.writeString(file, yaml).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
