package com.acme.scheduler;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Work to be done once.
 *
 * @param id given by the queue
 * @param runAt an ISO-8601 date and time without a zone
 * @param timeZone null for UTC
 * @param priority a number, or one of the words low, normal and urgent
 * @param pushToken where the app on a phone wants to be notified; only app 3.1 sends it
 */
public record Job(
        @Nullable String id,
        String name,
        String runAt,
        @Nullable String timeZone,
        @Nullable String priority,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable
        String pushToken) {
    Job withId(String id) {
        return new Job(id, name, runAt, timeZone, priority, pushToken);
    }
}
