package com.acme.clients;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A client that does the same thing again and again, each time on the next scheduler, as behind a load balancer. */
abstract class ApiClient implements Callable<Integer> {
    @Option(
            names = "--scheduler",
            split = ",",
            defaultValue = "http://localhost:8080",
            paramLabel = "URL",
            description = "Schedulers to call in turn (default: ${DEFAULT-VALUE}).")
    private List<URI> schedulers = new ArrayList<>();

    @Option(
            names = "--rounds",
            defaultValue = "1",
            paramLabel = "N",
            description = "How often to do it (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--until-stopped", description = "For ever, and through failures of the scheduler.")
    private boolean untilStopped;

    @Option(
            names = "--pause",
            defaultValue = "PT0.5S",
            paramLabel = "DURATION",
            description = "Between two rounds (default: ${DEFAULT-VALUE}).")
    private Duration pause = Duration.ZERO;

    /** The headers that name this client: name, value, name, value... */
    abstract String[] identity();

    /** What this client does. */
    abstract void round(Session session) throws IOException, InterruptedException;

    @Override
    public final Integer call() throws IOException, InterruptedException {
        Session session = new Session(identity());
        for (int i = 0; untilStopped || i < rounds; i++) {
            session.moveTo(schedulers.get(i % schedulers.size()));
            try {
                round(session);
            } catch (IOException e) {
                if (!untilStopped) {
                    throw e;
                }
                System.err.println(e.getMessage());
            }
            Thread.sleep(pause.toMillis());
        }
        System.out.println(session.requests() + " requests answered");
        return 0;
    }
}
