package com.acme.scheduler;

import com.acme.web.JsonServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /v2/tasks}. */
final class TasksServlet extends JsonServlet {
    private final transient TaskStore tasks;

    TasksServlet(TaskStore tasks) {
        this.tasks = tasks;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (member(request).isEmpty()) {
            write(response, HttpServletResponse.SC_OK, tasks.all());
            return;
        }
        Optional<Task> task = tasks.find(member(request));
        if (task.isPresent()) {
            write(response, HttpServletResponse.SC_OK, task.get());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(response, HttpServletResponse.SC_CREATED, tasks.add(read(request, Task.class)));
    }
}
