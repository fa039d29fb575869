package com.acme.scheduler;

import com.acme.web.WebServer;
import java.util.Map;

/** Starts the scheduler. */
public final class Scheduler {
    private Scheduler() {}

    /** Serves until the process ends. */
    public static void main(String[] arguments) throws Exception {
        TaskStore tasks = new TaskStore();
        JobQueue jobs = new JobQueue(tasks, job -> System.out.println("queued " + job.name()));
        new Runner(tasks).start();
        WebServer.serve(
                "scheduler 2.0", Map.of("/v1/jobs/*", new JobsServlet(jobs), "/v2/tasks/*", new TasksServlet(tasks)));
    }
}
