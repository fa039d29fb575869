package dev.oldpath.hooks.jetty;

import dev.oldpath.hooks.http.HttpServerHook;
import dev.oldpath.hooks.http.MethodHook;
import dev.oldpath.weave.hook.NameEndings;
import java.util.Arrays;
import java.util.Collections;

/** {@code Server.handle}; Jetty 12 passes the request, earlier ones the channel that holds it. */
public final class JettyHook {
    private static final String SERVER = "org/eclipse/jetty/server/Server";
    private static final NameEndings LISTENERS = NameEndings.of("/org/eclipse/jetty/server/*");

    private JettyHook() {}

    /** Returns what has to be known of Jetty 12. */
    public static HttpServerHook core() {
        return new HttpServerHook(
                "Jetty",
                LISTENERS,
                Collections.singletonList(
                        new MethodHook(SERVER, "handle", "Request,Response,Callback", CoreAdvice.class)),
                new CoreRequestReader(),
                HttpServerHook.Routing.HIDDEN);
    }

    /** Returns what has to be known of Jetty 9.4, 10 and 11. */
    public static HttpServerHook channel() {
        return new HttpServerHook(
                "Jetty",
                LISTENERS,
                Arrays.asList(
                        new MethodHook(SERVER, "handle", "HttpChannel", ChannelAdvice.class),
                        new MethodHook(SERVER, "handleAsync", "HttpChannel", ChannelAdvice.class)),
                new ChannelReader(),
                HttpServerHook.Routing.HIDDEN);
    }
}
