package com.acme.scheduler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The jobs that wait. Thread-safe. */
public final class JobQueue {
    /**
     * How many jobs may wait.
     *
     * @deprecated as many as come
     */
    @Deprecated
    public static final int LIMIT = 1_000;

    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private final JobListener listener;

    JobQueue(JobListener listener) {
        this.listener = listener;
    }

    /** Adds a job; returns it with its id. */
    @SuppressWarnings("deprecation") // listeners are still notified in this version
    public synchronized Job enqueue(Job job) {
        String id = UUID.randomUUID().toString();
        Job queued = job.withId(id);
        jobs.put(id, queued);
        listener.queued(queued);
        return queued;
    }

    /** All jobs, oldest first. */
    public synchronized List<Job> all() {
        return new ArrayList<>(jobs.values());
    }

    /** The job with this id. */
    public synchronized Optional<Job> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Removes a job; returns whether it was there. */
    public synchronized boolean cancel(String id) {
        return jobs.remove(id) != null;
    }

    /**
     * The oldest job.
     *
     * @deprecated the oldest is not the next one: ask for what is due
     */
    @Deprecated
    public synchronized Optional<Job> poll() {
        return jobs.values().stream().findFirst();
    }

    /**
     * Queues a job again under a new id.
     *
     * @deprecated makes the same work run twice
     */
    @Deprecated
    public synchronized Optional<Job> retry(String id) {
        Optional<Job> again = find(id);
        again.ifPresent(this::enqueue);
        return again;
    }
}
