package dev.oldpath.review.credentials;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys in PEM files. */
final class Pem {
    private Pem() {}

    /** All certificates of the file, in its order; at least one. */
    static List<X509Certificate> certificates(NamedFile file) {
        List<X509Certificate> found = new ArrayList<>();
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            for (byte[] der : blocks(file.text(), "CERTIFICATE")) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw file.problem("holds a damaged certificate; write the PEM file again");
        }
        if (found.isEmpty()) {
            throw file.problem("holds no certificate; name a PEM file with BEGIN CERTIFICATE in it");
        }
        return found;
    }

    /** The key of the file, which has to be of the given algorithm. */
    static PrivateKey key(NamedFile file, String algorithm) {
        String text = file.text();
        try {
            List<byte[]> keys = blocks(text, "PRIVATE KEY");
            if (!keys.isEmpty()) {
                return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
            }
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw file.problem("holds a damaged key, or none of the certificate's kind (" + algorithm
                    + "); name the key that belongs to the certificate");
        }
        if (text.contains("PRIVATE KEY-----")) {
            throw file.problem("holds a key that is encrypted or not PKCS#8;"
                    + " convert it: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        }
        throw file.problem("holds no key; name a PEM file with BEGIN PRIVATE KEY in it");
    }

    private static List<byte[]> blocks(String text, String type) {
        Matcher matcher = Pattern.compile("-----BEGIN " + type + "-----([^-]*)-----END " + type + "-----")
                .matcher(text);
        List<byte[]> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(Base64.getMimeDecoder().decode(matcher.group(1)));
        }
        return found;
    }
}
