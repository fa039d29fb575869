package dev.oldpath.telemetry;

import io.opentelemetry.exporter.internal.otlp.metrics.MetricsRequestMarshaler;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Collection;

/**
 * Appends each export to a file as one line of OTLP/JSON, as the Collector's file exporter does. One file a process,
 * created with the first line.
 *
 * <p>A line is one write, so that a crash tears at most the last one. What a failed write left behind (a full disk) is
 * cut off before the next. The file is opened for each line: it may be moved away or deleted at any time.
 */
final class FileDestination implements Destination {
    private final File directory;
    private final File file;
    /** Where the last complete line ends; negative before the first. */
    private long complete = -1;

    /**
     * Creates the destination, without touching the disk.
     *
     * @param service the service's name
     * @param instance the id of this instance, the same in two processes if the operator gave it
     * @param startMillis when the process started
     */
    FileDestination(String directory, String service, String instance, long startMillis) {
        this.directory = new File(directory).getAbsoluteFile();
        this.file = new File(this.directory, safe(service) + "_" + safe(instance) + "_" + startMillis + ".jsonl");
    }

    private static String safe(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9.-]", "-");
        return safe.substring(0, Math.min(safe.length(), 80));
    }

    @Override
    public String name() {
        return "file " + file;
    }

    @Override
    public String firstAid() {
        return "";
    }

    @Override
    public long timeoutMillis() {
        return 0;
    }

    @Override
    public CompletableResultCode export(Collection<MetricData> metrics) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 14);
        MetricsRequestMarshaler.create(metrics).writeJsonTo(line);
        line.write('\n');
        if (!directory.isDirectory() && !directory.mkdirs() && !directory.isDirectory()) {
            throw new IOException("cannot create the directory " + directory
                    + "; give the process write access, or change oldpath.file");
        }
        append(line.toByteArray());
        return CompletableResultCode.ofSuccess();
    }

    private void append(byte[] line) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file, "rw")) {
            complete = complete < 0 ? out.length() : Math.min(complete, out.length());
            out.setLength(complete);
            out.seek(complete);
            out.write(line);
            complete += line.length;
        }
    }

    @Override
    public void close() {
        // Nothing is open between two lines.
    }
}
