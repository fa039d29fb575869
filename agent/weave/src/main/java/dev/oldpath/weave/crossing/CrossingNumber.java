package dev.oldpath.weave.crossing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The {@code int} parameter of a Byte Buddy advice method that is the number of a crossing. It becomes a constant when
 * the advice is woven; the inlined code calls {@code $OldPath} only.
 *
 * <pre>
 *     final class Bound {
 *         &#64;Advice.OnMethodExit
 *         static void exit(
 *                 &#64;Advice.Return Object bound, &#64;Advice.Argument(1) Field field, &#64;CrossingNumber int number) {
 *             $OldPath.crossed(bound, field, number);
 *         }
 *     }
 *
 *     Advice.withCustomMapping()
 *             .bind(CrossingNumber.class, crossing.number())
 *             .to(Bound.class)
 * </pre>
 *
 * <p>In the same way {@code $OldPath.enter(a, b, number)} takes the number of an {@link Entrance}, and {@code result =
 * $OldPath.passed(result, a, b, number)} that of a {@link PassingCrossing}, where {@code result} is
 * annotated with {@code Advice.Return(readOnly = false)}. {@code $OldPath} never throws, so the advice needs no {@code suppress}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface CrossingNumber {}
