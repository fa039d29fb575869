package com.acme.scheduler;

import com.acme.web.JsonServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /v1/jobs}. */
final class JobsServlet extends JsonServlet {
    private final transient JobQueue queue;

    JobsServlet(JobQueue queue) {
        this.queue = queue;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (member(request).isEmpty()) {
            write(response, HttpServletResponse.SC_OK, queue.all());
            return;
        }
        Optional<Job> job = queue.find(member(request));
        if (job.isPresent()) {
            write(response, HttpServletResponse.SC_OK, job.get());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (member(request).equals("import")) {
            Object imported =
                    new CsvImport(queue).read(request.getReader().lines().toList());
            write(response, HttpServletResponse.SC_CREATED, imported);
        } else {
            write(response, HttpServletResponse.SC_CREATED, queue.enqueue(read(request, Job.class)));
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (queue.cancel(member(request))) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
