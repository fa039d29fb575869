package dev.oldpath.it.otlp;

import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A key for {@code localhost} with a certificate that nobody trusts unless configured to. */
public final class Certificate {
    private static final String PASSWORD = "changeit";

    private final KeyManager[] keyManagers;
    private final Path pem;

    private Certificate(KeyManager[] keyManagers, Path pem) {
        this.keyManagers = keyManagers;
        this.pem = pem;
    }

    /** Makes a new one. */
    public static Certificate create() {
        Path directory = Work.directory("certificate");
        String store = directory.resolve("key.p12").toString();
        Path pem = directory.resolve("certificate.pem");
        String[] access = {"-keystore", store, "-storepass", PASSWORD, "-alias", "localhost"};
        keytool("-genkeypair -keyalg EC -dname CN=localhost -ext san=dns:localhost,ip:127.0.0.1", access);
        keytool("-exportcert -rfc -file " + pem, access);
        try (InputStream in = Files.newInputStream(Path.of(store))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            return new Certificate(factory.getKeyManagers(), pem);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void keytool(String command, String... access) {
        String[] words = command.split(" ", -1);
        String[] arguments = new String[words.length + access.length];
        System.arraycopy(words, 0, arguments, 0, words.length);
        System.arraycopy(access, 0, arguments, words.length, access.length);
        Launch.on(Jdk.JDK_17).tool("keytool", arguments).awaitExit().assertSuccess();
    }

    /** The PEM file for those who shall trust it. */
    public Path pem() {
        return pem;
    }

    KeyManager[] keyManagers() {
        return keyManagers.clone();
    }

    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
