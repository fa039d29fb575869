package dev.oldpath.hooks.listening;

import dev.oldpath.hooks.advice.ClassEdit;
import dev.oldpath.hooks.http.Endpoints;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.NameEndings;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Notices every socket that listens for connections, and who opened it. A server that is not watched may serve an old
 * endpoint uncounted, so then endpoint rules are failed. A list of servers could not prove that there is no other.
 *
 * <p>A socket is noticed when it is bound or inherited, and matters when it accepts: many an application opens one to find a free port and
 * closes it. Netty's native transports, which do not use the JDK's sockets, matter when they are bound. Without endpoint rules
 * nothing is woven. Thread-safe.
 */
public final class ListeningSockets implements ClassHook {
    private static final NameEndings SOCKETS = NameEndings.of(
            "java/net/ServerSocket",
            "sun/nio/ch/ServerSocketChannelImpl",
            "sun/nio/ch/AsynchronousServerSocketChannelImpl");

    /** Returns the socket that inetd, systemd and their like have bound for the process. */
    private static final NameEndings INHERITED = NameEndings.of("sun/nio/ch/InheritedChannel");

    private static final NameEndings NATIVE = NameEndings.of(
            "/io/netty/channel/epoll/EpollServerSocketChannel",
            "/io/netty/channel/kqueue/KQueueServerSocketChannel",
            "/io/netty/channel/uring/IoUringServerSocketChannel",
            "/io/netty/incubator/channel/uring/IOUringServerSocketChannel");

    private static final List<String> NOTHING = Collections.emptyList();
    private static final List<String> ADDRESS = Collections.singletonList("SocketAddress");
    private static final List<String> ADDRESS_AND_BACKLOG = Arrays.asList("SocketAddress", "int");

    /** Methods that accept a connection, each with its parameters. */
    private static final String[][] ACCEPT = {
        {"accept"}, {"implAccept", "Socket"}, {"blockingAccept"}, {"accept", "Object", "CompletionHandler"},
    };

    private final Endpoints endpoints;
    private final Owners owners;
    private final Crossing<Object, Object> bound;
    private final Crossing<Object, Object> boundNative;
    private final Crossing<Object, Object> inherited;
    private final Crossing<Object, Object> accepting;

    /** Bound by somebody unknown, and not known to accept. Few at any time. */
    private final List<Listener> pending = new CopyOnWriteArrayList<>();

    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    /**
     * Creates a hook.
     *
     * @param watched the classes with which watched servers listen
     * @param ignored ports, classes and packages that do not serve endpoints, as an operator declares
     */
    public ListeningSockets(Endpoints endpoints, NameEndings watched, List<String> ignored, Crossings crossings) {
        this.endpoints = endpoints;
        this.owners = new Owners(watched, ignored);
        this.bound = new Crossing<Object, Object>(crossings) {
            @Override
            protected void crossed(Object socket, @Nullable Object address) {
                opened(socket, address);
            }
        };
        this.inherited = new Crossing<Object, Object>(crossings) {
            @Override
            protected void crossed(@Nullable Object channel, @Nullable Object unused) {
                if (channel instanceof ServerSocketChannel) { // a process may inherit others, or none
                    opened(channel, Listener.address(channel));
                }
            }
        };
        this.boundNative = new Crossing<Object, Object>(crossings) {
            @Override
            protected void crossed(Object socket, @Nullable Object address) {
                Listener listener = unknown(socket, address);
                if (listener != null) {
                    accepts(listener);
                }
            }
        };
        this.accepting = new Crossing<Object, Object>(crossings) {
            @Override
            protected void crossed(Object socket, @Nullable Object unused) {
                Listener listener = pending(socket);
                if (listener != null && pending.remove(listener)) {
                    accepts(listener);
                }
            }
        };
    }

    @Override
    public NameEndings classes() {
        return endpoints.isEmpty() ? NameEndings.none() : SOCKETS.and(NATIVE).and(INHERITED);
    }

    @Override
    public byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        // The types of Byte Buddy are the edit's business: premain's thread loads this class, and would load them to
        // verify it.
        ClassEdit edit = ClassEdit.of(internalName, classFile);
        if (INHERITED.has(internalName)) {
            if (!edit.adviseIfPresent("getChannel", NOTHING, InheritedAdvice.class, inherited.number())) {
                throw new IllegalArgumentException("this version of it returns the channel with another method");
            }
            return edit.woven();
        }
        boolean isNative = NATIVE.has(internalName);
        boolean binds = isNative
                ? edit.adviseIfPresent("doBind", ADDRESS, BindAdvice.class, boundNative.number())
                : edit.adviseIfPresent("bind", ADDRESS_AND_BACKLOG, BindAdvice.class, bound.number());
        boolean accepts = isNative;
        for (int i = 0; !isNative && i < ACCEPT.length; i++) {
            List<String> parameters = Arrays.asList(ACCEPT[i]).subList(1, ACCEPT[i].length);
            accepts |= edit.adviseIfPresent(ACCEPT[i][0], parameters, AcceptAdvice.class, accepting.number());
        }
        if (!binds || !accepts) {
            throw new IllegalArgumentException("this version of it binds or accepts with other methods");
        }
        return edit.woven();
    }

    @Override
    public void failed(String internalName) {
        endpoints.listenerFailed("sockets of " + internalName.replace('/', '.') + " cannot be watched");
    }

    private void opened(Object socket, @Nullable Object address) {
        Listener listener = unknown(socket, address);
        if (listener != null) {
            pending.removeIf(Listener::isGone);
            pending.add(listener);
        }
    }

    /** Returns who opened a socket unless no old endpoint can be served there uncounted. */
    private @Nullable Listener unknown(Object socket, @Nullable Object address) {
        List<String> calls = Owners.calls();
        String owner = Owners.owner(calls);
        Listener listener = owners.isHarmless(owner, calls) ? null : new Listener(socket, owner, address);
        return listener == null || owners.isIgnored(listener.port()) ? null : listener;
    }

    private @Nullable Listener pending(Object socket) {
        for (Listener listener : pending) {
            if (listener.isOf(socket)) {
                return listener;
            }
        }
        return null;
    }

    private void accepts(Listener listener) {
        endpoints.listenerFailed(listener.reason());
        if (reported.add(listener.reason())) {
            Log.warn(listener.owner() + " listens on port " + listener.port()
                    + ", and the agent cannot watch it: endpoint rules are reported as failed; if it serves no old endpoint, add "
                    + listener.port() + " or " + listener.owner() + " to oldpath.endpoints.ignore");
        }
    }
}
