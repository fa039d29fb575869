package dev.oldpath.telemetry;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for a receiver and one for its client, made by keytool. */
final class Certificates {
    private static final char[] PASSWORD = "changeit".toCharArray();

    final Path serverCertificate;
    final String clientCertificate;
    final String clientKey;

    private final Path directory;
    private final KeyStore server;
    private final KeyStore client;

    Certificates(Path directory) throws Exception {
        this.directory = directory;
        server = create("server");
        client = create("client");
        serverCertificate =
                pem("server.pem", "CERTIFICATE", server.getCertificate("server").getEncoded());
        clientCertificate = pem(
                        "client.pem",
                        "CERTIFICATE",
                        client.getCertificate("client").getEncoded())
                .toString();
        clientKey = pem(
                        "client.key",
                        "PRIVATE KEY",
                        client.getKey("client", PASSWORD).getEncoded())
                .toString();
    }

    SSLContext serverSide() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(server, PASSWORD);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        KeyStore clients = KeyStore.getInstance("PKCS12");
        clients.load(null, null);
        clients.setCertificateEntry("client", client.getCertificate("client"));
        trust.init(clients);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private KeyStore create(String name) throws Exception {
        Path file = directory.resolve(name + ".p12");
        List<String> command = new ArrayList<>(Arrays.asList(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(Arrays.asList("-alias", name, "-dname", "CN=localhost", "-ext", "san=dns:localhost"));
        command.addAll(Arrays.asList("-keyalg", "RSA", "-keysize", "2048", "-validity", "2"));
        command.addAll(Arrays.asList("-storetype", "PKCS12", "-storepass", new String(PASSWORD)));
        command.addAll(Arrays.asList("-keystore", file.toString()));
        Process keytool = new ProcessBuilder(command).inheritIO().start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private Path pem(String file, String type, byte[] der) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(
                directory.resolve(file), "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }
}
