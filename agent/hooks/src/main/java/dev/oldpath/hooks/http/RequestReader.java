package dev.oldpath.hooks.http;

import org.jspecify.annotations.Nullable;

/** Reads the requests of one server. Thread-safe. A method may throw when the server is not what we think it is. */
public interface RequestReader {
    /** The request method, such as {@code GET}. */
    String method(Object request);

    /** The path as it came, with context path, still encoded; a query may follow. */
    String path(Object request);

    /** The first value of a request header; null when there is none. */
    @Nullable
    String header(Object request, String name);

    /** Whether the request has been here before: an asynchronous request that is dispatched again. */
    boolean isContinued(Object request);
}
