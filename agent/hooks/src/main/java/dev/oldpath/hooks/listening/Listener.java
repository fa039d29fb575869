package dev.oldpath.hooks.listening;

import java.lang.ref.WeakReference;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.channels.NetworkChannel;
import org.jspecify.annotations.Nullable;

/** A socket that listens, and who opened it. Does not keep the socket alive. Immutable. */
final class Listener {
    private final WeakReference<Object> socket;
    private final String owner;
    private final int port;
    private final boolean chosenBySystem;

    /**
     * Creates a listener.
     *
     * @param owner the class that opened it, with dots
     * @param wanted where it was to listen
     */
    Listener(Object socket, String owner, @Nullable Object wanted) {
        this.socket = new WeakReference<>(socket);
        this.owner = owner;
        int wantedPort = wanted instanceof SocketAddress ? port((SocketAddress) wanted) : 0;
        this.chosenBySystem = wantedPort == 0;
        this.port = chosenBySystem ? localPort(socket) : wantedPort;
    }

    private static int localPort(Object socket) {
        return port(address(socket));
    }

    /** Where a socket listens; null when that is unknown. */
    static @Nullable SocketAddress address(Object socket) {
        try {
            if (socket instanceof ServerSocket) {
                return ((ServerSocket) socket).getLocalSocketAddress();
            }
            return socket instanceof NetworkChannel ? ((NetworkChannel) socket).getLocalAddress() : null;
        } catch (Exception e) {
            return null; // closed meanwhile, or the application's own class
        }
    }

    private static int port(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress ? ((InetSocketAddress) address).getPort() : 0;
    }

    boolean isOf(Object candidate) {
        return socket.get() == candidate;
    }

    boolean isGone() {
        return socket.get() == null;
    }

    int port() {
        return port;
    }

    String owner() {
        return owner;
    }

    /** The same in every run. */
    String reason() {
        return owner + " listens on " + (chosenBySystem ? "a free port" : "port " + port)
                + " and is no server that is watched";
    }
}
