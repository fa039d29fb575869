package com.acme.scheduler;

/** Hears of jobs. */
public interface JobListener {
    /**
     * A job has been queued.
     *
     * @deprecated the queue will publish events instead
     */
    @Deprecated
    void queued(Job job);
}
