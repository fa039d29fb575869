package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Byte Buddy takes some hundred milliseconds to load, which no thread of the application may spend. The JVM itself logs
 * which thread defines, verifies and initialises a class.
 */
class ByteBuddyIT {
    /** The ASM inside Byte Buddy is what everything else is woven with. */
    private static final Pattern BYTE_BUDDY =
            Pattern.compile("\\[(\\d+) *].*\\bnet[./]bytebuddy[./](?!jar[./]asm[./]).*");

    private static final Pattern APPLICATION =
            Pattern.compile("\\[(\\d+) *].*\\b(com[./]acme|org[./]springframework)[./].*");

    static Stream<Arguments> springBoot() {
        return Stream.of(
                Arguments.of(Fixtures.SPRING_BOOT_3, Jdk.JDK_17),
                Arguments.of(Fixtures.SPRING_BOOT_4, Jdk.JDK_17),
                Arguments.of(Fixtures.SPRING_BOOT_4, Jdk.JDK_25));
    }

    @ParameterizedTest
    @MethodSource("springBoot")
    void a_spring_boot_application_never_loads_byte_buddy_itself(Fixture application, Jdk jdk) throws IOException {
        Path log = Work.directory("byte-buddy").resolve("classes.log");
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .options("-Xlog:class+load=info,class+init=info:file=" + log + ":tid")
                        .main(application, "com.acme.shop.ShopMain")
                        .start()) {
            JdkClient client = new JdkClient(Integer.parseInt(jvm.await("port ")));
            assertThat(client.post("/orders", "{\"priority\":\"high\",\"name\":\"tea\"}"))
                    .isEqualTo(200);
            jvm.finish().assertSuccess();
            assertThat(receiver.evidence().uses("com.acme.shop.ShopMain$Order#priority"))
                    .as("uses in bodies, which only a woven library shows")
                    .isEqualTo(1);
        }
        Set<String> loadingByteBuddy = threads(log, BYTE_BUDDY);
        assertThat(loadingByteBuddy).as("threads that load Byte Buddy").hasSize(1);
        assertThat(threads(log, APPLICATION))
                .as("threads that load classes of the application")
                .isNotEmpty()
                .doesNotContainAnyElementsOf(loadingByteBuddy);
    }

    private static Set<String> threads(Path log, Pattern classes) throws IOException {
        Set<String> threads = new TreeSet<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = classes.matcher(line);
            if (matcher.matches()) {
                threads.add(matcher.group(1));
            }
        }
        return threads;
    }
}
