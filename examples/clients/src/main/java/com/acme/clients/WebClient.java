package com.acme.clients;

import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;

/** The new web client: tasks only. Known by the W3C {@code baggage} that its gateway sends along. */
@Command(name = "web", description = "The web client.", mixinStandardHelpOptions = true)
final class WebClient extends ApiClient {
    @Override
    String[] identity() {
        return new String[] {"baggage", "client.name=acme-web,client.version=12.0"};
    }

    @Override
    void round(Session session) throws IOException, InterruptedException {
        session.get("/v2/tasks");
        String id = session.post(
                        "/v2/tasks",
                        Map.of("id", "", "title", "water plants", "runAt", "2030-01-31T18:00:00Z", "priority", 2))
                .path("id")
                .asText();
        session.get("/v2/tasks/" + id);
    }
}
