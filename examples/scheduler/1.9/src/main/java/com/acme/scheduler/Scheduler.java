package com.acme.scheduler;

import com.acme.web.WebServer;
import java.util.Map;

/** Starts the scheduler. */
public final class Scheduler {
    private Scheduler() {}

    private static void notifyPhone(Job job) {
        System.out.println("queued " + job.name() + (job.pushToken() == null ? "" : ", the phone is notified"));
    }

    /** Serves until the process ends. */
    public static void main(String[] arguments) throws Exception {
        JobQueue queue = new JobQueue(Scheduler::notifyPhone);
        new Runner(queue).start();
        WebServer.serve("scheduler 1.9", Map.of("/v1/jobs/*", new JobsServlet(queue)));
    }
}
