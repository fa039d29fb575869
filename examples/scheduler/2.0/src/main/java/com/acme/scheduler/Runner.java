package com.acme.scheduler;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks for work in the background. */
final class Runner {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final TaskStore tasks;

    Runner(TaskStore tasks) {
        this.tasks = tasks;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // runs until the process ends
    void start() {
        clock.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        tasks.due(ZonedDateTime.now(ZoneOffset.UTC)).forEach(task -> System.out.println(task.title() + " is due"));
    }
}
