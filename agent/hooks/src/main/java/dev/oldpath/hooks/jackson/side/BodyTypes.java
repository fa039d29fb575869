package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import org.jspecify.annotations.Nullable;

/** The types that Jackson reads and writes, by what they become in a body. */
final class BodyTypes {
    private BodyTypes() {}

    /**
     * The type for which Jackson makes a reader or writer; of a collection or map, the type of its content. Null for an
     * annotated class, which is noticed when Jackson makes a reader or writer for its type.
     */
    static @Nullable JavaType of(Object of) {
        if (of instanceof JavaType) {
            return (JavaType) of; // what is in it is chosen by itself
        }
        if (of instanceof AnnotatedClass) {
            return null;
        }
        boolean setter = of instanceof AnnotatedMethod && ((AnnotatedMethod) of).getParameterCount() == 1;
        return content(setter ? ((AnnotatedMethod) of).getParameterType(0) : ((Annotated) of).getType());
    }

    /** What is in a collection or map, at any depth; else the type itself. */
    static JavaType content(JavaType type) {
        JavaType content = type;
        while (content.getContentType() != null) {
            content = content.getContentType();
        }
        return content;
    }

    /** Whether the body may have an object with names for this type, or several of them. */
    static boolean mayHaveNames(JavaType type) {
        if (type.isMapLikeType() || type.hasRawClass(Object.class)) {
            return true;
        }
        JavaType content = type.getContentType();
        if (content != null) {
            return mayHaveNames(content);
        }
        return !type.isPrimitive()
                && !type.isEnumType()
                && !type.getRawClass().getName().startsWith("java.");
    }
}
