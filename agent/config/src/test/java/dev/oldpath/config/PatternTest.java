package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oldpath.config.text.Durations;
import dev.oldpath.config.text.EndpointPattern;
import dev.oldpath.config.text.Invalid;
import dev.oldpath.config.text.MemberPattern;
import dev.oldpath.config.text.MessagePattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.acme.Pricing#legacy*",
                "com.acme.*#legacy",
                "*Dto#*",
                "com.acme.Orders$Line#total()",
                "com.acme.Pricing#<init>",
                "com.acme.Pricing#<init>(int)",
                "com.acme.Pricing#legacy(java.lang.String,int[],java.util.Map$Entry[][])",
                "com.acme.Kotlin#mangled-a1b2c3",
            })
    void methods_are_named_by_class_name_and_parameters(String pattern) throws Invalid {
        assertThat(MemberPattern.method(pattern)).isEqualTo(pattern);
    }

    @Test
    void blanks_in_a_pattern_do_not_matter() throws Invalid {
        assertThat(MemberPattern.method("a.B#c(int, long)")).isEqualTo("a.B#c(int,long)");
        assertThat(EndpointPattern.normal("GET   /v1")).isEqualTo("GET /v1");
        assertThat(MessagePattern.normal("kafka  orders.v1")).isEqualTo("kafka orders.v1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "com.acme.Pricing.legacy | 'com.acme.Pricing.legacy' has no '#' before the member; write com.acme.Pricing#legacy",
                "com.acme.Pricing | 'com.acme.Pricing' has no '#' before the member; write com.acme.Pricing#legacy*",
                "legacy | 'legacy' has no '#' before the member; write com.acme.Pricing#legacy*",
                "com/acme/Pricing#legacy | 'com/acme/Pricing' is no class; write its full name with dots, such as com.acme.Pricing#legacy*",
                "#legacy | '' is no class; write its full name with dots, such as com.acme.Pricing#legacy*",
                "com.acme.Pricing# | 'com.acme.Pricing#' has nothing after its '#'; write com.acme.Pricing#legacy*",
                "a.B#<clinit> | '<clinit>' is no name of a method; write letters, digits and *, or <init> for constructors",
                "a.B#c(int | '(int' has no ')' at its end; write (java.lang.String)",
                "a.B#c(String) | 'String' is no parameter type; write full names without generics, such as (java.lang.String,int[]), or leave the parentheses out for all overloads",
                "a.B#c(java.util.List<String>) | 'java.util.List<String>' is no parameter type; write full names without generics, such as (java.lang.String,int[]), or leave the parentheses out for all overloads",
            })
    void a_malformed_method_is_reported_with_the_fix(String pattern, String fix) {
        assertThatThrownBy(() -> MemberPattern.method(pattern)).hasMessage(fix);
    }

    @Test
    void a_field_has_no_parameters_and_no_constructor() throws Invalid {
        assertThat(MemberPattern.field("com.acme.Order#prio*")).isEqualTo("com.acme.Order#prio*");
        assertThatThrownBy(() -> MemberPattern.field("a.B#c()")).isInstanceOf(Invalid.class);
        assertThatThrownBy(() -> MemberPattern.field("a.B#<init>")).isInstanceOf(Invalid.class);
    }

    @Test
    void a_property_may_have_a_name_that_java_forbids() throws Invalid {
        assertThat(MemberPattern.property("a.B#x-old.@type")).isEqualTo("a.B#x-old.@type");
        assertThatThrownBy(() -> MemberPattern.property("a.B#two words")).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/orders",
                "* /",
                "PROPFIND /dav/*/x",
                "DELETE /v1/orders/{id}/lines/{line-id}",
                "POST /v1/**",
                "GET /v1/**/export/"
            })
    void endpoints_have_wildcards_for_whole_segments(String pattern) throws Invalid {
        assertThat(EndpointPattern.normal(pattern)).isEqualTo(pattern);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/orders | '/v1/orders' is not a method and a path; write * /v1/orders for all methods",
                "GET | 'GET' is not a method and a path; write GET /v1/orders/{id}",
                "get /v1 | 'get' is no HTTP method; write it in capitals, or * for all",
                "G* /v1 | 'G*' is no HTTP method; write it in capitals, or * for all",
                "GET v1/orders | 'v1/orders' is no path, it starts with no '/'; write GET /v1/orders/{id}",
                "GET /v1/old* | 'old*' mixes text and wildcard; let *, ** or {id} be a whole segment",
                "GET /v1/{id}.json | '{id}.json' mixes text and wildcard; let *, ** or {id} be a whole segment",
                "GET /v1/{} | '{}' mixes text and wildcard; let *, ** or {id} be a whole segment",
                "GET /v1/orders?x=1 | 'orders?x=1' is no part of a path; leave out queries, fragments and blanks",
            })
    void a_malformed_endpoint_is_reported_with_the_fix(String pattern, String fix) {
        assertThatThrownBy(() -> EndpointPattern.normal(pattern)).hasMessage(fix);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "kafka ", "kafka two topics"})
    void a_malformed_message_is_reported_with_the_fix(String pattern) {
        assertThatThrownBy(() -> MessagePattern.normal(pattern))
                .hasMessage("'" + pattern + "' is not a messaging system and a destination; write kafka orders.v1");
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "20s, 20000", "15m, 900000", "6h, 21600000", "30d, 2592000000"})
    void durations_have_a_unit(String text, long millis) throws Invalid {
        assertThat(Durations.millis(text)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "s", "", "1.5h", "-1s", "20 s", "20S", "20sec", "99999999999d", "\u0663s"})
    void anything_else_is_no_duration(String text) {
        assertThatThrownBy(() -> Durations.millis(text)).isInstanceOf(Invalid.class);
    }
}
