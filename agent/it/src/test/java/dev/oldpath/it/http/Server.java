package dev.oldpath.it.http;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Jdk;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The HTTP servers that the agent watches. */
public enum Server {
    JDK_HTTP_SERVER(Fixtures.HTTP_SERVER, "com.acme.web.HttpServerMain"),
    TOMCAT_9(Fixtures.TOMCAT_9, "com.acme.web.TomcatMain"),
    TOMCAT_11(Fixtures.TOMCAT_11, "com.acme.web.TomcatMain"),
    JETTY_12(Fixtures.JETTY_12, "com.acme.web.JettyMain"),
    UNDERTOW_2_2(Fixtures.UNDERTOW_2_2, "com.acme.web.UndertowMain"),
    UNDERTOW_2_3(Fixtures.UNDERTOW_2_3, "com.acme.web.UndertowMain"),
    UNDERTOW_HANDLERS(Fixtures.UNDERTOW_HANDLERS, "com.acme.web.UndertowHandlersMain");

    @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
    private final Fixture fixture;

    private final String main;

    Server(Fixture fixture, String main) {
        this.fixture = fixture;
        this.main = main;
    }

    public Fixture fixture() {
        return fixture;
    }

    public String main() {
        return main;
    }

    /** Every server on every JDK. */
    public static Stream<Arguments> onEveryJdk() {
        return Arrays.stream(values())
                .flatMap(server -> Arrays.stream(Jdk.values()).map(jdk -> Arguments.of(server, jdk)));
    }

    /** Every servlet container on every JDK. */
    public static Stream<Arguments> containersOnEveryJdk() {
        return onEveryJdk()
                .filter(arguments ->
                        arguments.get()[0] != JDK_HTTP_SERVER && arguments.get()[0] != UNDERTOW_HANDLERS);
    }
}
