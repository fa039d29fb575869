package dev.oldpath.telemetry;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An OTLP receiver over HTTP whose clock can be set; that of the JDK always says the right time. */
final class DatedReceiver implements AutoCloseable {
    final Received received = new Received();
    /** How far its clock is ahead. */
    volatile Duration ahead = Duration.ZERO;

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());

    DatedReceiver() throws IOException {
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    String endpoint() {
        return "http://localhost:" + server.getLocalPort() + "/v1/metrics";
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                byte[] body = new byte[contentLength(in)];
                in.readFully(body);
                String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        ZonedDateTime.now(ZoneOffset.UTC).plus(ahead));
                socket.getOutputStream()
                        .write(("HTTP/1.1 200 OK\r\nDate: " + date
                                        + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                received.requests.add(ExportMetricsServiceRequest.parseFrom(body));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static int contentLength(DataInputStream in) throws IOException {
        int length = 0;
        StringBuilder line = new StringBuilder();
        while (true) {
            char c = (char) in.readUnsignedByte();
            if (c != '\n') {
                line.append(c);
                continue;
            }
            String header = line.toString().trim().toLowerCase(Locale.ROOT);
            if (header.isEmpty()) {
                return length;
            }
            if (header.startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring("content-length:".length()).trim());
            }
            line.setLength(0);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
