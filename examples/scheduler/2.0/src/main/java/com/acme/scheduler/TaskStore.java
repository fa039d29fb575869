package com.acme.scheduler;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The tasks that wait. Thread-safe. */
public final class TaskStore {
    private final Map<String, Task> tasks = new LinkedHashMap<>();

    /** Adds a task; returns it with its id. */
    public synchronized Task add(Task task) {
        String id = UUID.randomUUID().toString();
        Task added = task.withId(id);
        tasks.put(id, added);
        return added;
    }

    /** All tasks, oldest first. */
    public synchronized List<Task> all() {
        return new ArrayList<>(tasks.values());
    }

    /** The task with this id. */
    public synchronized Optional<Task> find(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    /** Removes a task; returns whether it was there. */
    public synchronized boolean remove(String id) {
        return tasks.remove(id) != null;
    }

    /** The tasks whose time has come. */
    public synchronized List<Task> due(ZonedDateTime now) {
        return tasks.values().stream()
                .filter(task -> !ZonedDateTime.parse(task.runAt()).isAfter(now))
                .toList();
    }
}
