package dev.oldpath.hooks.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServletRequestReaderTest {
    private final ServletRequestReader reader = new ServletRequestReader();

    /** A request with the methods of the servlet API that the reader calls. */
    public static final class Request {
        private final String type;
        private final @Nullable String from;
        private final String name;

        Request(String type, String name, @Nullable String from) {
            this.type = type;
            this.name = name;
            this.from = from;
        }

        public String getRequestURI() {
            return "/v2/orders";
        }

        public String getDispatcherType() {
            return type;
        }

        public @Nullable Object getAttribute(String asked) {
            return asked.equals(name) ? from : null;
        }
    }

    @Test
    void what_a_filter_has_forwarded_counts_by_the_path_that_the_client_asked_for() {
        for (String space : new String[] {"javax", "jakarta"}) {
            Request forwarded = new Request("FORWARD", space + ".servlet.forward.request_uri", "/v1/orders");
            assertThat(reader.isContinued(forwarded)).isFalse();
            assertThat(reader.path(forwarded)).isEqualTo("/v1/orders");
        }
    }

    @Test
    void other_dispatches_belong_to_a_request_that_has_been_here() {
        for (String type : new String[] {"ASYNC", "ERROR", "INCLUDE"}) {
            assertThat(reader.isContinued(new Request(type, "", null))).isTrue();
        }
        Request plain = new Request("REQUEST", "", null);
        assertThat(reader.isContinued(plain)).isFalse();
        assertThat(reader.path(plain)).isEqualTo("/v2/orders");
    }
}
