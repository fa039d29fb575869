package com.acme.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet for a collection such as {@code /v2/tasks} and its members. */
public abstract class JsonServlet extends HttpServlet {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns what follows the collection in the path; empty for the collection itself. */
    protected static String member(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    /** Reads the body. */
    protected static <T> T read(HttpServletRequest request, Class<T> type) throws IOException {
        return JSON.readValue(request.getInputStream(), type);
    }

    /** Writes a body. */
    protected static void write(HttpServletResponse response, int status, Object body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        JSON.writeValue(response.getOutputStream(), body);
    }
}
