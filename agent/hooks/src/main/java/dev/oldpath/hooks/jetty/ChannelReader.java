package dev.oldpath.hooks.jetty;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.servlet.ServletRequestReader;
import org.jspecify.annotations.Nullable;

/** Reads the servlet request that an {@code HttpChannel} of Jetty 9.4 to 11 holds. */
final class ChannelReader extends ServletRequestReader {
    private final PublicMethod request = new PublicMethod("getRequest");
    private final PublicMethod state = new PublicMethod("getHttpChannelState");
    private final PublicMethod initial = new PublicMethod("isInitial");

    private Object requestOf(Object channel) {
        Object held = request.call(channel);
        if (held == null) {
            throw new IllegalStateException("a channel without a request");
        }
        return held;
    }

    @Override
    public String method(Object channel) {
        return super.method(requestOf(channel));
    }

    @Override
    public String path(Object channel) {
        return super.path(requestOf(channel));
    }

    @Override
    public @Nullable String header(Object channel, String name) {
        return super.header(requestOf(channel), name);
    }

    @Override
    public boolean isContinued(Object channel) {
        // The dispatcher type is set only after this point.
        Object current = requestOf(channel);
        Object channelState = state.isOn(current) ? state.call(current) : null;
        return channelState != null && initial.isOn(channelState) && !Boolean.TRUE.equals(initial.call(channelState));
    }
}
