package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.introspect.ObjectIdInfo;
import dev.oldpath.hooks.jackson2.Dialect;
import dev.oldpath.hooks.payload.BodyProperty;
import dev.oldpath.hooks.payload.Payloads;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of a class in bodies, and those of them that Jackson treats otherwise than properties. */
final class Names {
    private static final String HOLDS_TYPE = "it holds the type";
    private static final String IDENTIFIES = "it identifies the object";
    private static final String ANY_NAME = "it matches any name";

    private Names() {}

    /** All names that Jackson knows for the properties of a class, whether it can read or write them. */
    static Set<String> of(BeanDescription known, MapperConfig<?> config) {
        Set<String> names = new LinkedHashSet<>();
        for (BeanPropertyDefinition each : known.findProperties()) {
            names.add(each.getName());
            AnnotatedMember member = each.getPrimaryMember();
            List<PropertyName> aliases = member == null ? null : Dialect.aliases(config, member);
            if (aliases != null) {
                for (PropertyName alias : aliases) {
                    names.add(alias.getSimpleName());
                }
            }
        }
        return names;
    }

    /** Notes a name that is written to the body, or read from it, without its property. */
    static void special(
            Payloads payloads, Class<?> bean, BeanDescription known, MapperConfig<?> config, boolean reads) {
        JsonTypeInfo type = known.getClassInfo().getAnnotation(JsonTypeInfo.class);
        if (type != null) {
            String name = type.property().isEmpty() ? type.use().getDefaultPropertyName() : type.property();
            if (name != null && isTaken(type, name, known, reads)) {
                uncountable(payloads, bean, name, known, config, HOLDS_TYPE);
            }
        }
        for (BeanPropertyDefinition each : known.findProperties()) {
            if (each.isTypeId()) {
                uncountable(payloads, bean, each.getName(), known, config, HOLDS_TYPE);
            }
        }
        ObjectIdInfo id = known.getObjectIdInfo();
        if (id != null && (reads || id.getGeneratorType() != ObjectIdGenerators.PropertyGenerator.class)) {
            uncountable(payloads, bean, id.getPropertyName().getSimpleName(), known, config, IDENTIFIES);
        }
        AnnotatedMember any = reads ? known.findAnySetterAccessor() : known.findAnyGetter();
        if (any != null) {
            BodyProperty property = new BodyProperty(bean, any.getName()).member(any.getMember());
            payloads.uncountable(property.deprecated(any.hasAnnotation(Deprecated.class)), ANY_NAME);
            if (!reads) {
                payloads.writtenWithAnyName(bean, "written from a map");
            }
        }
    }

    /** Whether the name of the type is in a place where no property counts it. */
    private static boolean isTaken(JsonTypeInfo type, String name, BeanDescription known, boolean reads) {
        boolean isProperty = false;
        for (BeanPropertyDefinition each : known.findProperties()) {
            isProperty |= each.getName().equals(name) && (reads ? each.couldDeserialize() : each.couldSerialize());
        }
        boolean passedOn = !reads || type.visible();
        return type.include() == JsonTypeInfo.As.PROPERTY
                ? !isProperty || !passedOn
                : type.include() == JsonTypeInfo.As.EXISTING_PROPERTY && !passedOn;
    }

    private static void uncountable(
            Payloads payloads,
            Class<?> bean,
            String name,
            BeanDescription known,
            MapperConfig<?> config,
            String reason) {
        payloads.uncountable(Descriptions.of(bean, name, null, known, config), reason);
    }
}
