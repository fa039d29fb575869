package com.acme.scheduler;

import dev.oldpath.api.OldPath;
import java.util.List;
import java.util.Optional;

/** The tasks, seen as a queue of jobs. Thread-safe. */
public final class JobQueue {
    /**
     * How many jobs may wait.
     *
     * @deprecated as many as come
     */
    @Deprecated
    public static final int LIMIT = 1_000;

    private final TaskStore tasks;
    private final JobListener listener;

    JobQueue(TaskStore tasks, JobListener listener) {
        this.tasks = tasks;
        this.listener = listener;
    }

    /** Adds a job; returns it with its id. */
    @OldPath(
            id = "job-queue-enqueue",
            since = "2.0",
            removeAfter = "2027-03-31",
            owner = "team-scheduling",
            replacement = "com.acme.scheduler.TaskStore#add",
            quiet = "45d")
    @SuppressWarnings("deprecation") // listeners are still notified in this version
    public Job enqueue(Job job) {
        Job queued = Job.of(tasks.add(job.toTask()));
        listener.queued(queued);
        return queued;
    }

    /** All jobs, oldest first. */
    public List<Job> all() {
        return tasks.all().stream().map(Job::of).toList();
    }

    /** The job with this id. */
    public Optional<Job> find(String id) {
        return tasks.find(id).map(Job::of);
    }

    /** Removes a job; returns whether it was there. */
    public boolean cancel(String id) {
        return tasks.remove(id);
    }

    /**
     * The oldest job.
     *
     * @deprecated the oldest is not the next one: ask {@link TaskStore#due}
     */
    @Deprecated
    public Optional<Job> poll() {
        return tasks.all().stream().findFirst().map(Job::of);
    }

    /**
     * Queues a job again under a new id.
     *
     * @deprecated makes the same work run twice
     */
    @Deprecated
    public Optional<Job> retry(String id) {
        Optional<Job> again = find(id);
        again.ifPresent(this::enqueue);
        return again;
    }
}
