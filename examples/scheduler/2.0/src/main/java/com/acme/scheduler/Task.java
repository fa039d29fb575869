package com.acme.scheduler;

/**
 * Work to be done once.
 *
 * @param id given by the store; empty before
 * @param runAt an ISO-8601 date and time with its zone
 * @param priority 1 is the most urgent
 */
public record Task(String id, String title, String runAt, int priority) {
    Task withId(String id) {
        return new Task(id, title, runAt, priority);
    }
}
