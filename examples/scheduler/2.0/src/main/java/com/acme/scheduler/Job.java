package com.acme.scheduler;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.oldpath.api.OldPath;
import dev.oldpath.api.OldPaths;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What version 1 of the interface calls a task.
 *
 * @param id the id of the task; null before it has one
 * @param runAt an ISO-8601 date and time without a zone
 * @param timeZone null for UTC
 * @param priority a number, or one of the words low, normal and urgent
 * @param pushToken where the app on a phone wants to be notified; tasks are subscribed to instead
 */
public record Job(
        @Nullable String id,
        String name,
        String runAt,
        @Nullable String timeZone,
        @Nullable String priority,

        @OldPath(since = "2.0", owner = "team-scheduling")
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        @Nullable
        String pushToken) {
    private static final int NORMAL = 2;

    static Job of(Task task) {
        ZonedDateTime runAt = ZonedDateTime.parse(task.runAt());
        return new Job(
                task.id(),
                task.title(),
                runAt.toLocalDateTime().toString(),
                runAt.getZone().toString(),
                String.valueOf(task.priority()),
                null);
    }

    Task toTask() {
        ZonedDateTime zoned = LocalDateTime.parse(runAt).atZone(zone());
        return new Task("", name, zoned.toString(), priority == null ? NORMAL : number(priority));
    }

    private ZoneId zone() {
        if (timeZone == null) {
            OldPaths.used("job-without-time-zone");
            return ZoneOffset.UTC;
        }
        return ZoneId.of(timeZone);
    }

    private static int number(String priority) {
        List<String> words = List.of("urgent", "normal", "low");
        if (words.contains(priority)) {
            OldPaths.used("job-priority-as-word");
            return words.indexOf(priority) + 1;
        }
        return Integer.parseInt(priority);
    }
}
