package dev.oldpath.hooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.Paths;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointRuleTest {
    private static boolean matches(String pattern, String method, List<String> segments) {
        return new EndpointRule(pattern, new Paths(1).register(PathKind.ENDPOINT, pattern, PathInfo.NONE))
                .matches(method, segments);
    }

    private static boolean matches(String pattern, String request) {
        String[] parts = request.split(" ", 2);
        return matches(pattern, parts[0], RequestPath.segments(parts[1]));
    }

    @ParameterizedTest
    @CsvSource({
        "GET /v1/orders,             GET /v1/orders",
        "GET /v1/orders,             GET /v1/orders/",
        "GET /v1/orders/,            GET /v1/orders",
        "GET /v1/orders,             HEAD /v1/orders",
        "get /v1/orders,             GET /v1/orders",
        "* /v1/orders,               PATCH /v1/orders?x=1",
        "GET /v1/orders/{id},        GET /v1/orders/42",
        "GET /v1/orders/{id},        GET /v1/orders/a.b-c",
        "GET /v1/orders/{id}.json,   GET /v1/orders/42.json",
        "GET /v1/{a}-{b},            GET /v1/x-y",
        "GET /v1/{id:[0-9]{3}}/x,    GET /v1/123/x",
        "GET /v1/orders/*,           GET /v1/orders/42",
        "GET /v1/ord*,               GET /v1/orders",
        "GET /v1/orders/**,          GET /v1/orders",
        "GET /v1/orders/**,          GET /v1/orders/1/lines/2",
        "GET /**,                    GET /",
        "GET /,                      GET /",
        "GET /**/lines,              GET /lines",
        "GET /v1/**/lines,           GET /v1/a/b/c/lines",
        "GET /v1/**/lines,           GET /v1/lines/lines",
        "GET /v1/**/lines/**/x,      GET /v1/lines/x/lines/x",
        "GET /v1/**/{id}/lines,      GET /v1/a/lines",
        "GET /v1/orders,             GET /v1/./orders",
        "GET /v1/orders,             GET /v2/../v1/orders",
        "GET /v1/orders,             GET /v1//orders;jsessionid=1",
        "GET /v1/orders,             GET /v1/%6frders",
        "GET /v1/orders,             GET /v1%2Forders",
        "GET /v1/caf%C3%A9,          GET /v1/café",
        "GET /v1/caf%C3%A9,          GET /v1/caf%c3%a9",
        "GET /v1/café,               GET /v1/caf%C3%A9",
        "GET /v1/100%25,             GET /v1/100%25",
        "GET /v1/orders,             GET http://host:8080/v1/orders",
    })
    void these_requests_reach_the_old_endpoint(String pattern, String request) {
        assertThat(matches(pattern, request)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET /v1/orders,             POST /v1/orders",
        "POST /v1/orders,            HEAD /v1/orders",
        "GET /v1/orders,             GET /v1/orders/1",
        "GET /v1/orders,             GET /v1/Orders",
        "GET /v1/orders,             GET /x/v1/orders",
        "GET /v1/orders/{id},        GET /v1/orders",
        "GET /v1/orders/{id},        GET /v1/orders/1/lines",
        "GET /v1/orders/{id}.json,   GET /v1/orders/42.xml",
        "GET /v1/ord*,               GET /v1/orders/1",
        "GET /v1/orders/**,          GET /v1/orders2",
        "GET /v1/**/lines,           GET /v1/lines/x",
        "GET /v1/**/lines/**/x,      GET /v1/lines/lines",
        "GET /v1/orders,             GET /v1/..",
        "GET /,                      GET /index.html",
    })
    void these_do_not(String pattern, String request) {
        assertThat(matches(pattern, request)).isFalse();
    }

    @Test
    void a_hostile_path_cannot_keep_a_processor_busy() {
        // Sharing 4,000 segments among five ** would take 10^15 attempts.
        List<String> segments = Collections.nCopies(4_000, "a");

        assertThat(matches("GET /**/a/**/a/**/a/**/a/**/b", "GET", segments)).isFalse();
        assertThat(matches("GET /**/a/**/a/**/a/**/a/**/a", "GET", segments)).isTrue();
    }

    @Test
    void the_segments_of_a_path_are_what_servers_see() {
        assertThat(RequestPath.segments("/a;x=1/b%20c;y/%2e%2e/d")).containsExactly("a", "d");
        assertThat(RequestPath.segments("/../../a")).containsExactly("a");
        assertThat(RequestPath.segments("/a%")).containsExactly("a%");
        assertThat(RequestPath.segments("/a%zz%4")).containsExactly("a%zz%4");
        assertThat(RequestPath.segments("/%C3%A4/%F0%9F%98%80")).containsExactly("ä", "😀");
        assertThat(RequestPath.segments("/%252F")).containsExactly("%2F");
        assertThat(RequestPath.segments("/a?b=/c#d")).containsExactly("a");
        assertThat(RequestPath.segments("")).isEmpty();
        assertThat(RequestPath.segments("*")).containsExactly("*");
    }

    @Test
    void the_absolute_form_may_lack_a_path() {
        for (String raw : Arrays.asList("http://host", "http://host?x=/v1", "http://host#/v1", "http://host/")) {
            assertThat(RequestPath.segments(raw)).isEmpty();
        }
        assertThat(RequestPath.segments("https://host/v1?back=http://other/x")).containsExactly("v1");
        assertThat(RequestPath.segments("/v1/http://other/x")).containsExactly("v1", "http:", "other", "x");
    }
}
