package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.oldpath.review.CommandLineFixture.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prometheus behind HTTPS, with a certificate that only --prometheus-ca makes known, and with credentials. */
class PrometheusAccessTest {
    private static final String SECRET = "hush-hush-hush";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static TestCertificate ours;

    @SuppressWarnings("NullAway.Init")
    private static TestCertificate theirs;

    private final Set<String> authorizations = ConcurrentHashMap.newKeySet();
    private boolean asksForCertificate;

    @SuppressWarnings("NullAway.Init")
    private HttpsServer server;

    @BeforeAll
    static void certificates() throws Exception {
        ours = new TestCertificate(directory, "client", "RSA");
        theirs = new TestCertificate(directory, "server", "EC");
    }

    @BeforeEach
    void a_server_with_rules_that_run() throws Exception {
        KeyStore clients = KeyStore.getInstance("PKCS12");
        clients.load(null, null);
        clients.setCertificateEntry("client", ours.certificate);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(clients);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(theirs.keyManagers(), trust.getTrustManagers(), null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters tls = getSSLContext().getDefaultSSLParameters();
                tls.setNeedClientAuth(asksForCertificate);
                parameters.setSSLParameters(tls);
            }
        });
        server.createContext("/api/v1/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_certificate_of_an_own_ca_is_trusted_when_named_and_only_then() {
        assertThat(run("--prometheus-ca", theirs.pem).exitCode()).isZero();
        assertProblem(run(), 69, "--prometheus-ca names the CA to trust");
        assertProblem(run("--prometheus-ca", ours.pem), 69, "--prometheus-ca names the CA to trust");
    }

    @Test
    void a_server_that_asks_for_a_certificate_gets_ours() {
        asksForCertificate = true;

        assertThat(run("--prometheus-ca", theirs.pem).exitCode()).isEqualTo(69);
        Answer known = run("--prometheus-ca", theirs.pem, "--prometheus-cert", ours.pem, "--prometheus-key", ours.key);
        assertThat(known.err()).isEmpty();
        assertThat(known.exitCode()).isZero();
        // Somebody else's: the server's own key, which the server does not trust as a client.
        Answer unknown =
                run("--prometheus-ca", theirs.pem, "--prometheus-cert", theirs.pem, "--prometheus-key", theirs.key);
        assertThat(unknown.exitCode()).isEqualTo(69);
    }

    @Test
    void a_token_is_sent_with_every_request() throws IOException {
        Path token = Files.writeString(directory.resolve("token"), SECRET + "\n");

        assertThat(run("--prometheus-ca", theirs.pem, "--prometheus-token-file", token)
                        .exitCode())
                .isZero();
        assertThat(authorizations).containsExactly("Bearer " + SECRET);
    }

    @Test
    void user_and_password_are_sent_with_every_request() throws IOException {
        Path password = Files.writeString(directory.resolve("password"), SECRET + " ü\r\n");

        assertThat(run("--prometheus-ca", theirs.pem, "--prometheus-user", "me", "--prometheus-password-file", password)
                        .exitCode())
                .isZero();
        assertThat(authorizations).containsExactly(basic("me:" + SECRET + " ü"));
    }

    @Test
    void secrets_are_taken_from_the_environment() throws Exception {
        assertThat(inOwnProcess("OLDPATH_PROMETHEUS_TOKEN", SECRET)).isZero();
        assertThat(authorizations).containsExactly("Bearer " + SECRET);
        authorizations.clear();
        assertThat(inOwnProcess("OLDPATH_PROMETHEUS_PASSWORD", SECRET, "--prometheus-user", "me"))
                .isZero();
        assertThat(authorizations).containsExactly(basic("me:" + SECRET));
        assertThat(inOwnProcess("OLDPATH_PROMETHEUS_TOKEN", SECRET + " " + SECRET))
                .isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", SECRET + "\n" + SECRET, SECRET + " x", SECRET + "\u0000", SECRET + "\u00fc"})
    void a_file_that_holds_no_token_is_reported_without_its_content(String content) throws IOException {
        Path token = Files.writeString(directory.resolve("bad-token"), content);

        Answer answer = run("--prometheus-ca", theirs.pem, "--prometheus-token-file", token);
        assertProblem(answer, 64, "--prometheus-token-file " + token + ": is ");
        assertThat(authorizations).isEmpty();
    }

    @Test
    void a_password_of_two_lines_is_reported_without_it() throws IOException {
        Path password = Files.writeString(directory.resolve("bad-password"), SECRET + "\n" + SECRET);

        assertProblem(
                run("--prometheus-user", "me", "--prometheus-password-file", password),
                64,
                "--prometheus-password-file " + password + ": is more than one line");
    }

    @Test
    void bad_certificates_and_keys_are_reported_with_the_fix() throws IOException {
        String key = Files.readString(ours.key);
        Path old = Files.writeString(directory.resolve("old.key"), key.replace("PRIVATE KEY", "RSA PRIVATE KEY"));
        Path cut = Files.writeString(directory.resolve("cut.key"), key.replaceAll("(?m)^([^-]{60})[^-]+$", "$1"));
        Path torn = Files.writeString(
                directory.resolve("torn.pem"), Files.readString(ours.pem).replaceAll("(?m)^([^-]{60})[^-]+$", "$1"));
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});

        assertProblem(run("--prometheus-ca", directory.resolve("none")), 64, "--prometheus-ca ", "does not exist");
        assertProblem(run("--prometheus-ca", directory), 64, "cannot be read");
        assertProblem(run("--prometheus-ca", ours.key), 64, "--prometheus-ca ", "holds no certificate");
        assertProblem(run("--prometheus-ca", torn), 64, "--prometheus-ca ", "holds a damaged certificate");
        assertProblem(run("--prometheus-ca", binary), 64, "--prometheus-ca ", "is not a text file");
        assertProblem(withKey(old), 64, "--prometheus-key ", "openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        assertProblem(withKey(cut), 64, "--prometheus-key ", "holds a damaged key");
        assertProblem(withKey(ours.pem), 64, "--prometheus-key ", "holds no key");
        assertProblem(withKey(theirs.key), 64, "--prometheus-key ", "of the certificate's kind (RSA)");
        assertProblem(run("--prometheus-cert", ours.pem), 64, "go together");
    }

    @Test
    void a_key_of_another_certificate_is_reported() throws Exception {
        TestCertificate other = new TestCertificate(directory, "other", "RSA");

        assertProblem(withKey(other.key), 64, "--prometheus-key ", "is not the key of --prometheus-cert ");
    }

    @Test
    void options_that_do_not_go_together_are_reported() throws IOException {
        Path file = Files.writeString(directory.resolve("any"), SECRET);

        assertProblem(run("--prometheus-user", "me"), 64, "needs a password");
        assertProblem(run("--prometheus-user", "m:e", "--prometheus-password-file", file), 64, "without a colon");
        assertProblem(run("--prometheus-password-file", file), 64, "goes with --prometheus-user");
        assertProblem(run("--prometheus-user", "me", "--prometheus-token-file", file), 64, "leave one out");
        assertProblem(
                CommandLineFixture.run("report", "--evidence", ".", "--prometheus-ca", "x"),
                64,
                "go with --prometheus URL");
        assertProblem(
                CommandLineFixture.run("report", "--prometheus", "http://localhost:1", "--prometheus-ca", "x"),
                64,
                "go with https");
        assertProblem(
                CommandLineFixture.run(
                        "report", "--prometheus", "https://me:" + SECRET + "@localhost:1", "--prometheus-user", "me"),
                64,
                "--prometheus https://***@localhost:1: carries a user");
    }

    private Answer withKey(Path key) {
        return run("--prometheus-ca", theirs.pem, "--prometheus-cert", ours.pem, "--prometheus-key", key);
    }

    private static void assertProblem(Answer answer, int exitCode, String... parts) {
        assertThat(answer.err()).startsWith("oldpath: ").contains(parts).hasLineCount(1);
        assertThat(answer.out() + answer.err()).doesNotContain(SECRET);
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    private Answer run(Object... options) {
        List<String> all = new ArrayList<>(List.of("report", "--prometheus", url()));
        Arrays.stream(options).map(Object::toString).forEach(all::add);
        return CommandLineFixture.run(all.toArray(String[]::new));
    }

    private String url() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    private int inOwnProcess(String variable, String value, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("report", "--prometheus", url(), "--prometheus-ca", theirs.pem.toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(variable, value);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output).doesNotContain(SECRET);
        return process.exitValue();
    }

    private void answer(HttpExchange exchange) throws IOException {
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        boolean heartbeat = exchange.getRequestURI().getRawQuery().contains("eval_timestamp");
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/rules")) {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        byte[] bytes = ("{\"status\":\"success\",\"data\":{\"resultType\":\""
                        + (path.endsWith("/query_range") ? "matrix" : "vector") + "\",\"result\":["
                        + (heartbeat ? "{\"metric\":{},\"value\":[1767600000,\"1767599940\"]}" : "") + "]}}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
