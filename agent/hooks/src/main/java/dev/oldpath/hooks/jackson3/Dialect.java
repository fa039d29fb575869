package dev.oldpath.hooks.jackson3;

import dev.oldpath.ledger.Log;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.annotation.JsonPOJOBuilder;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.ClassIntrospector;

/** What Jackson 3 answers differently from Jackson 2; the class of this name for Jackson 2 has the same methods. */
public final class Dialect {
    private Dialect() {}

    /** Describes a class as it is read or written, whichever the context is for. */
    public static BeanDescription describe(DatabindContext context, JavaType type) {
        return context.introspectBeanDescription(type);
    }

    /** Describes a class as if it were read, because the description of a written one leaves out names; null if it cannot. */
    public static @Nullable BeanDescription describeForReading(MapperConfig<?> config, JavaType type) {
        ClassIntrospector introspector = config.classIntrospectorInstance();
        try {
            return introspector.introspectForDeserialization(type, introspector.introspectClassAnnotations(type));
        } catch (RuntimeException e) {
            Log.debug(type + " cannot be read", e); // it need not
            return null;
        }
    }

    /** The annotation of a builder, or null. */
    public static JsonPOJOBuilder.@Nullable Value builder(DatabindContext context, BeanDescription builder) {
        return context.getAnnotationIntrospector().findPOJOBuilderConfig(context.getConfig(), builder.getClassInfo());
    }

    /** The other names by which a property may be read, or null. */
    public static @Nullable List<PropertyName> aliases(MapperConfig<?> config, AnnotatedMember member) {
        return config.getAnnotationIntrospector().findPropertyAliases(config, member);
    }

    /** The name at which a parser is. */
    public static String currentName(JsonParser parser) {
        return parser.currentName();
    }
}
