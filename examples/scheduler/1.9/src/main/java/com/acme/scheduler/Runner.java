package com.acme.scheduler;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks for work in the background. Version 1.9 never learned to ask for what is due. */
final class Runner {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final JobQueue queue;

    Runner(JobQueue queue) {
        this.queue = queue;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // runs until the process ends
    void start() {
        clock.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @SuppressWarnings("deprecation") // this is the caller that keeps poll() alive
    private void look() {
        queue.poll().ifPresent(job -> System.out.println("next is " + job.name()));
    }
}
