package com.acme.clients;

import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;

/** What a partner runs every night. Known by the pair of headers that all partners are asked to send. */
@Command(name = "batch", description = "The partner's batch.", mixinStandardHelpOptions = true)
final class PartnerBatch extends ApiClient {
    @Override
    String[] identity() {
        return new String[] {"X-Client-Name", "partner-batch", "X-Client-Version", "7.2"};
    }

    @Override
    void round(Session session) throws IOException, InterruptedException {
        Map<String, String> job =
                Map.of("name", "invoice run", "runAt", "2030-01-31T02:00:00", "timeZone", "UTC", "priority", "1");
        for (int i = 0; i < 3; i++) {
            session.post("/v1/jobs", job);
        }
    }
}
