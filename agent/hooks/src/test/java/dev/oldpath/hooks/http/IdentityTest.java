package dev.oldpath.hooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.HeaderPair;
import dev.oldpath.config.RuleForTest;
import dev.oldpath.ledger.Client;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
    private final Identity identity = new Identity(
            Collections.singletonList(RuleForTest.client("partner", "2", "X-Api-Key", "partner-*")),
            Arrays.asList(
                    new HeaderPair("X-Client-Name", "X-Client-Version"),
                    new HeaderPair("X-Other-Name", "X-Other-Version"),
                    new HeaderPair("X-Alone", null)));

    /** Returns who sent these headers, given as name, value, name, value. */
    private String who(String... headers) {
        Map<String, String> request = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            request.put(headers[i], headers[i + 1]);
        }
        return identity.of(new Headers(), request).toString();
    }

    private static final class Headers implements RequestReader {
        @Override
        public String method(Object request) {
            return "GET";
        }

        @Override
        public String path(Object request) {
            return "/";
        }

        @Override
        public @Nullable String header(Object request, String name) {
            return (String) ((Map<?, ?>) request).get(name);
        }

        @Override
        public boolean isContinued(Object request) {
            return false;
        }
    }

    @Test
    void the_clearer_identity_wins() {
        String[] all = {
            "X-Api-Key",
            "partner-7",
            "X-Client-Name",
            "mobile",
            "X-Client-Version",
            "4.2",
            "X-Other-Name",
            "other",
            "X-Other-Version",
            "1",
            "baggage",
            "client.name=bag,client.version=3",
            "User-Agent",
            "curl/8.5.0",
        };
        assertThat(who(all)).isEqualTo("partner 2 (header)");
        assertThat(who(Arrays.copyOfRange(all, 2, all.length))).isEqualTo("mobile 4.2 (header)");
        assertThat(who(Arrays.copyOfRange(all, 6, all.length))).isEqualTo("other 1 (header)");
        assertThat(who(Arrays.copyOfRange(all, 10, all.length))).isEqualTo("bag 3 (baggage)");
        assertThat(who(Arrays.copyOfRange(all, 12, all.length))).isEqualTo("curl 8.5.0 (user_agent)");
        assertThat(who()).isEqualTo("_unknown _unknown (unknown)");
    }

    @Test
    void a_blank_header_names_nobody() {
        assertThat(who("X-Client-Name", " ", "X-Client-Version", "4", "User-Agent", "curl/8"))
                .isEqualTo("curl 8 (user_agent)");
        assertThat(who("X-Client-Name", "mobile", "X-Client-Version", "")).isEqualTo("mobile _unknown (header)");
        assertThat(who("X-Alone", "batch")).isEqualTo("batch _unknown (header)");
        assertThat(who("User-Agent", "  ")).isEqualTo("_unknown _unknown (unknown)");
        assertThat(who("baggage", "client.name=", "User-Agent", "curl/8")).isEqualTo("curl 8 (user_agent)");
    }

    @Test
    void a_version_of_another_pair_is_not_taken() {
        assertThat(who("X-Client-Name", "mobile", "X-Other-Version", "9")).isEqualTo("mobile _unknown (header)");
    }

    @Test
    void a_rule_wants_the_value_it_names() {
        assertThat(who("X-Api-Key", "partner-")).isEqualTo("partner 2 (header)");
        assertThat(who("X-Api-Key", "other-7")).isEqualTo("_unknown _unknown (unknown)");
    }

    @Test
    void a_header_of_unreasonable_length_is_not_read() {
        char[] long_ = new char[10_000];
        Arrays.fill(long_, 'x');
        assertThat(who("X-Client-Name", new String(long_), "User-Agent", "curl/8"))
                .isEqualTo("curl 8 (user_agent)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client.name=app,client.version=1|app 1",
                " client.name = app ;secret;p=1 , client.version = 1 ; x|app 1",
                "userId=alice,client.version=2,client.name=my%20app|my app 2",
                "client.name=a%2Cb|a_b _unknown",
                "client.name=a=b|a_b _unknown",
                "client.name=first,client.name=second|first _unknown",
                "xclient.name=no,client.name=yes|yes _unknown",
                "client.name=%F0%9F%98%80x|__x _unknown",
            })
    void baggage_is_read_as_w3c_writes_it(String baggage, String who) {
        assertThat(who("baggage", baggage)).isEqualTo(who + " (baggage)");
    }

    @ParameterizedTest
    @CsvSource({
        "AcmeMobile/4.2 (iPhone; iOS 17) Other/1,  AcmeMobile, 4.2",
        "AcmeMobile,                                AcmeMobile, _unknown",
        "AcmeMobile/,                               AcmeMobile, _unknown",
        "AcmeMobile/4.2(iPhone),                    AcmeMobile, 4.2",
        "'  Go-http-client/1.1  ',                  Go-http-client, 1.1",
        "python-requests/2.31.0,                    python-requests, 2.31.0",
        "Mozilla/5.0 (X11; Linux) Gecko/1 Firefox/1,Mozilla, 5.0",
        "okhttp/4.12.0-SNAPSHOT/x,                  okhttp, 4.12.0-SNAPSHOT/x",
        "(only a comment),                          _unknown, _unknown",
        "/1.0,                                      _unknown, _unknown",
    })
    void the_first_product_of_a_user_agent_is_the_client(String userAgent, String name, String version) {
        Client client = Identity.product(userAgent);

        assertThat(client.name()).isEqualTo(name);
        assertThat(client.version()).isEqualTo(version);
        assertThat(client.source().label()).isEqualTo(name.equals("_unknown") ? "unknown" : "user_agent");
    }
}
