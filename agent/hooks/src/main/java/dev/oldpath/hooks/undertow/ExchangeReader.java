package dev.oldpath.hooks.undertow;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.http.RequestReader;
import org.jspecify.annotations.Nullable;

/** Reads an {@code HttpServerExchange}. */
final class ExchangeReader implements RequestReader {
    private final PublicMethod method = new PublicMethod("getRequestMethod");
    private final PublicMethod uri = new PublicMethod("getRequestURI");
    private final PublicMethod headers = new PublicMethod("getRequestHeaders");
    private final PublicMethod first = new PublicMethod("getFirst", String.class);
    private final SeenExchanges seen = new SeenExchanges();

    @Override
    public String method(Object exchange) {
        return String.valueOf(method.call(exchange));
    }

    @Override
    public String path(Object exchange) {
        return String.valueOf(uri.call(exchange));
    }

    @Override
    public @Nullable String header(Object exchange, String name) {
        Object all = headers.call(exchange);
        return all == null ? null : (String) first.call(all, name);
    }

    @Override
    public boolean isContinued(Object exchange) {
        // Neither the thread nor the handler shows whether an exchange is dispatched or new.
        return !seen.add(exchange);
    }
}
