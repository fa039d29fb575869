package com.acme.clients;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The app on the phones of people who do not update. Known by its {@code User-Agent}. */
@Command(name = "mobile", description = "The mobile app.", mixinStandardHelpOptions = true)
final class MobileApp extends ApiClient {
    @Option(
            names = "--app-version",
            defaultValue = "3.1",
            paramLabel = "VERSION",
            description =
                    "3.1 knows jobs only, sends a push token and no time zone; from 3.4 on it is the other way round, and it"
                            + " reads tasks.")
    private String version = "";

    @Override
    String[] identity() {
        return new String[] {"User-Agent", "AcmeMobile/" + version + " (Android 11)"};
    }

    @Override
    void round(Session session) throws IOException, InterruptedException {
        Map<String, String> job = new HashMap<>(Map.of("name", "remind me", "runAt", "2030-01-31T09:00:00"));
        if (version.startsWith("3.1")) {
            session.get("/v1/jobs");
            job.put("pushToken", "a1b2c3");
            String id = session.post("/v1/jobs", job).path("id").asText();
            session.get("/v1/jobs/" + id);
        } else {
            session.get("/v2/tasks");
            job.put("timeZone", "Europe/Berlin");
            session.post("/v1/jobs", job);
        }
    }
}
