package dev.oldpath.hooks.jackson.side;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.oldpath.hooks.payload.BodyProperty;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Log;
import java.lang.reflect.Member;
import org.jspecify.annotations.Nullable;

/** Describes to the agent what Jackson knows about a property. */
final class Descriptions {
    /** Why uses of a property may go uncounted: the body contains its parts under their own names. */
    static final String UNWRAPPED = "the body contains its parts, not the property";
    /** The same when something went wrong. */
    static final String NOT_REPLACED = "Jackson's property could not be replaced";

    private Descriptions() {}

    /** Whether it is worth asking about the properties of these classes. */
    static boolean concerns(Payloads payloads, MapperConfig<?> config, Class<?>... types) {
        for (Class<?> type : types) {
            if (payloads.concerns(type)) {
                return true;
            }
            for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                Class<?> mixIn = config.findMixInClassFor(each);
                if (mixIn != null && payloads.concerns(mixIn)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Describes one property. */
    static BodyProperty of(
            Class<?> bean,
            String name,
            @Nullable AnnotatedMember reached,
            BeanDescription known,
            MapperConfig<?> config) {
        BodyProperty property = new BodyProperty(bean, name).member(member(reached));
        for (BeanPropertyDefinition definition : known.findProperties()) {
            if (definition.getName().equals(name)) {
                property.javaName(definition.getInternalName())
                        .related(member(definition.getField()))
                        .related(member(definition.getGetter()))
                        .related(setter(definition));
            }
        }
        for (Class<?> each = bean; each != null; each = each.getSuperclass()) {
            property.mixIn(config.findMixInClassFor(each));
        }
        return property;
    }

    /** Jackson minds two setters only if it reads. */
    private static @Nullable Member setter(BeanPropertyDefinition definition) {
        try {
            return member(definition.getSetter());
        } catch (RuntimeException e) {
            Log.debug("no setter of " + definition.getName(), e);
            return null;
        }
    }

    private static @Nullable Member member(@Nullable AnnotatedMember annotated) {
        return annotated == null || annotated instanceof AnnotatedParameter ? null : annotated.getMember();
    }
}
