package dev.oldpath.review;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A key with a self-signed certificate for localhost, made by keytool, and its PEM files. */
final class TestCertificate {
    private static final String PASSWORD = "changeit";

    final Path pem;
    final Path key;
    final Certificate certificate;
    private final KeyStore store;

    TestCertificate(Path directory, String name, String algorithm) throws Exception {
        Path file = directory.resolve(name + ".p12");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-genkeypair", "-alias", name, "-keyalg", algorithm, "-validity", "2"));
        command.addAll(List.of("-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1"));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", file.toString()));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        certificate = store.getCertificate(name);
        pem = pem(directory.resolve(name + ".pem"), "CERTIFICATE", certificate.getEncoded());
        key = pem(
                directory.resolve(name + ".key"),
                "PRIVATE KEY",
                store.getKey(name, PASSWORD.toCharArray()).getEncoded());
    }

    KeyManager[] keyManagers() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        return keys.getKeyManagers();
    }

    private static Path pem(Path file, String type, byte[] der) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n");
    }
}
