package dev.oldpath.weave.language;

import dev.oldpath.weave.model.ClassModel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The properties of Kotlin whose marks are in one class, by their accessors. Immutable. */
final class KotlinProperties {
    private final ClassModel type;

    KotlinProperties(ClassModel type) {
        this.type = type;
    }

    /** The property of which a method of this name is an accessor, if the property carries a mark; else null. */
    @Nullable
    String of(String accessor) {
        if (accessor.length() <= 2) {
            return null;
        }
        boolean is = accessor.startsWith("is");
        if (!is && !accessor.startsWith("get") && !accessor.startsWith("set")) {
            return null;
        }
        String rest = accessor.substring(is ? 2 : 3);
        boolean written = accessor.startsWith("set");
        if (!is && type.hasDeprecated("get" + rest + "$annotations")) {
            return name(rest);
        }
        return (is || written) && type.hasDeprecated("is" + rest + "$annotations") ? "is" + plain(rest) : null;
    }

    /** The property of a companion is kept in a field of this class, which has no method for its annotations. */
    @Nullable
    String ofCompanion(String accessor) {
        if (accessor.startsWith("is") && type.hasField(accessor)) {
            return accessor;
        }
        if (accessor.length() <= 3 || !(accessor.startsWith("get") || accessor.startsWith("set"))) {
            return null;
        }
        String name = name(accessor.substring(3));
        return type.hasField(name)
                ? name
                : type.hasField("is" + accessor.substring(3)) ? "is" + accessor.substring(3) : null;
    }

    private String name(String capital) {
        String plain = plain(capital);
        String small = plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
        return !type.hasField(small) && type.hasField(plain) ? plain : small;
    }

    private static String plain(String name) {
        int end = name.indexOf('$');
        return end > 0 ? name.substring(0, end) : name;
    }
}
