package dev.oldpath.review.credentials;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom we trust, and who we are, on an encrypted connection. */
public final class Tls {
    /** Protects the key in memory only: the key store asks for a password. */
    private static final char[] IN_MEMORY = {'-'};

    private Tls() {}

    /**
     * A context from PEM files.
     *
     * @param ca the authorities to trust instead of those of the JDK
     * @param certificate our own, its issuers behind it; only together with its key
     */
    public static SSLContext context(@Nullable NamedFile ca, @Nullable NamedFile certificate, @Nullable NamedFile key) {
        TrustManager[] trusted = ca == null ? null : trusted(ca);
        KeyManager[] own = certificate == null || key == null ? null : own(certificate, key);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TrustManager[] trusted(NamedFile ca) {
        List<X509Certificate> authorities = Pem.certificates(ca);
        try {
            KeyStore store = empty();
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("ca" + i, authorities.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyManager[] own(NamedFile certificate, NamedFile keyFile) {
        List<X509Certificate> chain = Pem.certificates(certificate);
        PrivateKey key = Pem.key(keyFile, chain.get(0).getPublicKey().getAlgorithm());
        try {
            if (!belong(key, chain.get(0))) {
                throw keyFile.problem("is not the key of " + certificate.flag() + " " + certificate.path()
                        + "; name the two that belong together");
            }
            KeyStore store = empty();
            store.setKeyEntry("own", key, IN_MEMORY, chain.toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, IN_MEMORY);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw keyFile.problem("cannot be used (" + e.getClass().getSimpleName()
                    + "); name an RSA, EC or Ed25519 key and its certificate");
        }
    }

    /** The JDK does not compare them, and a server only reports that the handshake failed. */
    private static boolean belong(PrivateKey key, X509Certificate certificate) throws GeneralSecurityException {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        };
        byte[] text = {1, 2, 3};
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(text);
        return signature.verify(signed);
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
