package com.acme.scheduler;

import dev.oldpath.api.OldPath;
import java.util.List;

/** Reads jobs from lines such as {@code name;2026-11-22T10:00}. */
@OldPath(id = "csv-import", since = "2.0", owner = "team-scheduling")
final class CsvImport {
    private final JobQueue queue;

    CsvImport(JobQueue queue) {
        this.queue = queue;
    }

    /** Queues one job per line. */
    public List<Job> read(List<String> lines) {
        return lines.stream().map(this::queue).toList();
    }

    private Job queue(String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != 2) {
            throw new IllegalArgumentException("not name;time: " + line);
        }
        return queue.enqueue(new Job(null, cells[0], cells[1], null, null, null));
    }
}
