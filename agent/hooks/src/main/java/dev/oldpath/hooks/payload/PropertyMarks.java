package dev.oldpath.hooks.payload;

import dev.oldpath.weave.mark.MarkedMember;
import dev.oldpath.weave.mark.MarkedTypes;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** The marks on the field, getter or setter of a property. Thread-safe. */
final class PropertyMarks {
    private final MarkedTypes marked;

    PropertyMarks(MarkedTypes marked) {
        this.marked = marked;
    }

    /** Whether the class has any. */
    boolean has(Class<?> type) {
        return marked.has(type);
    }

    /** The mark on a field; null when it has none. */
    @Nullable
    MarkedMember field(Field field) {
        return marked.field(field.getDeclaringClass(), field.getName());
    }

    /** The mark on any of its members; if there are several, one with an id is preferred. */
    @Nullable
    MarkedMember mark(BodyProperty property) {
        MarkedMember found = null;
        for (Member member : property.members()) {
            found = better(found, mark(member));
        }
        String javaName = property.javaName();
        for (Class<?> type : property.types()) {
            found = better(found, marked.property(type, javaName));
        }
        return found;
    }

    private static @Nullable MarkedMember better(@Nullable MarkedMember found, @Nullable MarkedMember other) {
        return found == null || (found.id() == null && other != null && other.id() != null) ? other : found;
    }

    private @Nullable MarkedMember mark(Member member) {
        Class<?> type = member.getDeclaringClass();
        if (member instanceof Field) {
            return marked.field(type, member.getName());
        }
        if (member instanceof Method) {
            return marked.method(type, member.getName(), Type.getMethodDescriptor((Method) member));
        }
        return null;
    }
}
