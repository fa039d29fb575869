package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.PassingCrossing;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A method is about to be called by reflection, perhaps one that defines a class which no transformer sees. The arguments
 * are passed because no instruction copies three operands. Thread-safe.
 */
final class CallCrossing extends PassingCrossing<Object[], Method, Object> {
    private static final Object[] NONE = {};

    private final ReflectiveUses uses;
    private final HiddenClassCrossing hidden;
    private final IndirectCalls indirect;

    CallCrossing(Crossings crossings, ReflectiveUses uses, HiddenClassCrossing hidden) {
        super(crossings);
        this.uses = uses;
        this.hidden = hidden;
        indirect = new IndirectCalls(uses);
    }

    @Override
    protected Object @Nullable [] passed(
            Object @Nullable [] arguments, @Nullable Method method, @Nullable Object receiver) {
        if (method == null) {
            return arguments;
        }
        uses.called(method, receiver);
        ReflectionSite site = ReflectiveCalls.of(method);
        if (site == ReflectionSite.CALL) {
            called(receiver, arguments);
        } else if (site != null) {
            indirect.called(site, receiver, arguments == null ? NONE : arguments);
        }
        if (arguments != null && arguments.length >= 3) {
            if (arguments[0] instanceof Class
                    && arguments[1] instanceof byte[]
                    && method.getName().equals("defineAnonymousClass")) {
                uses.defined((Class<?>) arguments[0], (byte[]) arguments[1]);
            } else {
                hidden.mayBeDefined(receiver, arguments[0]); // with class data or without
            }
        }
        return arguments;
    }

    /** A call by reflection of the method that calls by reflection. */
    private void called(@Nullable Object receiver, Object @Nullable [] arguments) {
        if (receiver instanceof Method && arguments != null && arguments.length == 2) {
            Object inner = arguments[1];
            passed(inner instanceof Object[] ? (Object[]) inner : null, (Method) receiver, arguments[0]);
        }
    }
}
