package dev.oldpath.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks code that is kept only until nothing uses it any more. The agent counts every use and reports who caused it.
 *
 * <p>On a type it marks the constructors and the public and protected methods, each of which is an old path of its
 * own unless {@link #id} joins them into one. On a record component it marks the accessor.
 *
 * <p>Every element is optional; an empty string means "not set".
 *
 * <p>It is kept at run time because the JVM forgets all other annotations of a class, as soon as an agent asks for it
 * that came after the class. Without this jar on the class path reflection ignores it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface OldPath {
    /** The id under which uses are reported, the same in every version and service. Default: derived from the name. */
    String id() default "";

    /** The version of the service in which the path became old, such as {@code 2.3}. */
    String since() default "";

    /** The planned day of removal as an ISO-8601 date, such as {@code 2027-01-31}. */
    String removeAfter() default "";

    /** Who decides about the removal, such as {@code team-orders}. */
    String owner() default "";

    /** What to use instead. */
    String replacement() default "";

    /** How long the path has to stay unused before it may go, such as {@code 45d}; units ms, s, m, h and d. */
    String quiet() default "";
}
