package dev.oldpath.hooks.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Jackson 2 answers differently from Jackson 3; the class of this name for Jackson 3 has the same methods. */
public final class Dialect {
    private Dialect() {}

    /** Describes a class as it is read or written, whichever the context is for. */
    public static BeanDescription describe(DatabindContext context, JavaType type) {
        return context instanceof DeserializationContext
                ? ((DeserializationContext) context).getConfig().introspect(type)
                : ((SerializerProvider) context).getConfig().introspect(type);
    }

    /** How a class would be described if it were read; null when its description as it is written has the same names. */
    public static @Nullable BeanDescription describeForReading(
            @SuppressWarnings("unused") MapperConfig<?> config, @SuppressWarnings("unused") JavaType type) {
        return null;
    }

    /** The annotation of a builder, or null. */
    public static JsonPOJOBuilder.@Nullable Value builder(
            @SuppressWarnings("unused") DatabindContext context, BeanDescription builder) {
        return builder.findPOJOBuilderConfig();
    }

    /** The other names by which a property may be read, or null. */
    public static @Nullable List<PropertyName> aliases(MapperConfig<?> config, AnnotatedMember member) {
        return config.getAnnotationIntrospector().findPropertyAliases(member);
    }

    /** The name at which a parser is. */
    public static String currentName(JsonParser parser) {
        return parser.getParsingContext().getCurrentName();
    }
}
