package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.hook.NameEndings;
import java.util.Arrays;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which hooks see which classes. */
class HookIndexTest {
    private static ClassHook hook(NameEndings classes) {
        return new ClassHook() {
            @Override
            public NameEndings classes() {
                return classes;
            }

            @Override
            public byte @Nullable [] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
                return null;
            }
        };
    }

    private final ClassHook gson = hook(NameEndings.of("/Gson", "/internal/bind/Factory$Adapter"));
    private final ClassHook every = hook(NameEndings.everyAnd("/util/JsonFormat"));
    private final ClassHook server = hook(NameEndings.of("/org/acme/Server", "/org/acme/http/Server"));
    private final ClassHook other =
            hook(NameEndings.of("zio/Server").except(Collections.singletonList("/old/zio/Server")));
    private final HookIndex index = new HookIndex(Arrays.asList(gson, every, server, other));

    @Test
    void a_class_is_known_by_its_ending_wherever_it_has_been_relocated_to() {
        assertThat(index.named("com/google/gson/Gson")).containsExactly(gson);
        assertThat(index.named("x/internal/bind/Factory$Adapter")).containsExactly(gson);
        assertThat(index.named("org/acme/Server")).containsExactly(server);
        assertThat(index.named("shaded/org/acme/http/Server")).containsExactly(server);
        assertThat(index.named("shadedzio/Server")).containsExactly(other);
    }

    @Test
    void a_similar_name_is_none() {
        assertThat(index.named("com/google/gson/NotGson")).isEmpty();
        assertThat(index.named("x/internal/bind/Factory")).isEmpty();
        assertThat(index.named("shadedorg/acme/Server")).isEmpty();
        assertThat(index.named("acme/Server")).isEmpty();
        assertThat(index.named("com/old/zio/Server")).isEmpty();
        assertThat(index.named("Server")).isEmpty();
    }

    @Test
    void a_part_of_a_name_is_a_package_or_a_class_with_those_nested_in_it() {
        NameEndings parts =
                NameEndings.of("/gson/bind/*", "/acme/Factory*").except(Collections.singletonList("/Enum*"));
        assertThat(parts.has("com/google/gson/bind/Any")).isTrue();
        assertThat(parts.has("gson/bind/deep/Any$Inner")).isTrue();
        assertThat(parts.has("shaded/acme/Factory")).isTrue();
        assertThat(parts.has("acme/Factory$Adapter")).isTrue();
        assertThat(parts.has("com/google/gson/bind/EnumAdapter")).isFalse();
        assertThat(parts.has("com/google/notgson/bind/Any")).isFalse();
        assertThat(parts.has("com/google/gson/Gson")).isFalse();
    }

    @Test
    void a_hook_cannot_be_called_for_a_part_of_a_name() {
        ClassHook part = hook(NameEndings.of("/gson/*"));
        assertThatIllegalArgumentException().isThrownBy(() -> new HookIndex(Collections.singletonList(part)));
    }

    @Test
    void a_hook_for_every_class_keeps_its_place_among_the_others() {
        assertThat(index.of("com/acme/Order")).containsExactly(every);
        assertThat(index.of("com/google/gson/Gson")).containsExactly(gson, every);
        assertThat(index.of("org/acme/Server")).containsExactly(every, server);
        assertThat(index.named("com/google/protobuf/util/JsonFormat")).containsExactly(every);
        assertThat(index.of("com/google/protobuf/util/JsonFormat")).containsExactly(every);
    }
}
