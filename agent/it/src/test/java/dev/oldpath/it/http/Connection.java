package dev.oldpath.it.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection, kept alive, on which exactly the given bytes are sent: clients can be ruder than any library. */
public final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    /** Connects to the server on this port. */
    public Connection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a GET request with these header lines and reads the answer; returns the status. */
    public int get(String path, String... headers) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
                + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        int status = Integer.parseInt(line().split(" ", -1)[1]);
        Map<String, String> answer = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            answer.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        readBody(answer);
        return status;
    }

    private void readBody(Map<String, String> answer) throws IOException {
        if ("chunked".equals(answer.get("transfer-encoding"))) {
            int size;
            do {
                size = Integer.parseInt(line(), 16);
                in.readNBytes(size);
                line();
            } while (size > 0);
        } else {
            in.readNBytes(Integer.parseInt(answer.getOrDefault("content-length", "0")));
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server closed the connection after '" + line + "'");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
