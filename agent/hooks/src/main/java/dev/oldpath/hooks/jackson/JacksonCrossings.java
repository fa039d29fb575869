package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.PassingCrossing;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What woven Jackson reports. Each goes to the agent's code for the copy of Jackson from which it comes; one with which
 * that goes wrong is reported as failed. Thread-safe.
 */
final class JacksonCrossings {
    /** A deserializer has set up a property; another may be put in its place. */
    final Result reading;
    /** A deserializer has found how a property is unwrapped. */
    final Result unwrapped;
    /** A cache has created a deserializer. */
    final Result readerCreated;
    /** A deserializer that an annotation asks for has been made. */
    final Result readerAnnotated;
    /** A factory has created a serializer. */
    final Result writerCreated;
    /** A serializer that an annotation asks for has been made. */
    final Result writerAnnotated;
    /** A converter that an annotation asks for has been made. */
    final Result converterAnnotated;
    /** A serializer has set up its properties: these, itself, the context. */
    final PassingCrossing<Object[], Object, Object> writing;
    /** Likewise as views show them: these, itself, the properties without views. */
    final PassingCrossing<Object[], Object, Object[]> filtered;
    /** A deserializer knows its properties; what it ignores may be looked up elsewhere: that, itself, the context. */
    final PassingCrossing<Object, Object, Object> resolved;
    /** A copy of a deserializer ignores other names: these, the original, what that ignores. */
    final PassingCrossing<Object, Object, Object> ignoring;
    /** An ignored name is looked up that has been looked up before, which has counted: the names. */
    final PassingCrossing<Object, ?, ?> plainNames;
    /** The argument of a constructor is in a body: what counts it, its name. */
    final Crossing<Consumer<Object>, String> argument;
    /** A body has a name that its class does not know: the name, the deserializer. */
    final Crossing<String, Object> unknown;
    /** The same, where nobody has read the name: a parser that is at it, the deserializer. */
    final Crossing<Object, Object> unknownAt;

    private final JacksonSides sides;

    JacksonCrossings(Payloads payloads, Crossings crossings, Health health) {
        sides = new JacksonSides(payloads, health);
        reading = new Result(crossings) {
            @Override
            @Nullable
            Object made(JacksonSide side, Object property, Object self, Object[] arguments) {
                return side.reading(property, self, arguments[0]);
            }
        };
        unwrapped = new Result(crossings) {
            @Override
            @Nullable
            Object made(JacksonSide side, Object unwrapper, Object self, Object[] arguments) {
                side.unwrapped(arguments[1], self, arguments[0]);
                return unwrapper;
            }
        };
        readerCreated = new Result(crossings) {
            @Override
            @Nullable
            Object made(JacksonSide side, Object reader, Object self, Object[] arguments) {
                side.reader(reader, arguments[2], arguments[0]);
                return reader;
            }
        };
        readerAnnotated = new Result(crossings) {
            @Override
            @Nullable
            Object made(JacksonSide side, Object reader, Object self, Object[] arguments) {
                side.reader(reader, arguments[0], self);
                return reader;
            }
        };
        writerCreated = new Result(crossings) {
            @Override
            @Nullable
            Object made(JacksonSide side, Object writer, Object self, Object[] arguments) {
                side.writer(writer, arguments[1], arguments[0]);
                return writer;
            }
        };
        writerAnnotated = new Result(crossings) {
            @Override
            @Nullable
            Object made(JacksonSide side, Object writer, Object self, Object[] arguments) {
                side.writer(writer, arguments[0], self);
                return writer;
            }
        };
        converterAnnotated = new Result(crossings) {
            @Override
            @Nullable
            Object made(JacksonSide side, Object converter, Object self, Object[] arguments) {
                side.converter(converter, self);
                return converter;
            }
        };
        writing = new Report<Object[], Object>(crossings) {
            @Override
            Object[] passed(JacksonSide side, Object[] properties, Object self, Object context) {
                side.writing(self, context, properties);
                return properties;
            }
        };
        filtered = new Report<Object[], Object[]>(crossings) {
            @Override
            Object[] passed(JacksonSide side, Object[] shown, Object self, Object[] properties) {
                side.filtered(shown, properties);
                return shown;
            }
        };
        resolved = new Report<Object, Object>(crossings) {
            @Override
            @Nullable
            Object passed(JacksonSide side, @Nullable Object ignorable, Object self, Object context) {
                return side.resolved(self, context, ignorable);
            }
        };
        ignoring = new Report<Object, Object>(crossings) {
            @Override
            @Nullable
            Object passed(JacksonSide side, @Nullable Object ignorable, Object original, @Nullable Object before) {
                return side.ignoring(ignorable, original, before);
            }
        };
        plainNames = new PassingCrossing<Object, Object, Object>(crossings) {
            @Override
            protected @Nullable Object passed(
                    @Nullable Object ignorable, @Nullable Object unused, @Nullable Object unused2) {
                return IgnoredNames.plain(ignorable);
            }
        };
        argument = new Crossing<Consumer<Object>, String>(crossings) {
            @Override
            protected void crossed(Consumer<Object> counting, String name) {
                counting.accept(name);
            }
        };
        unknown = new Unknown<String>(crossings) {
            @Override
            void unknown(JacksonSide side, String name, Object self) {
                side.unknown(name, self);
            }
        };
        unknownAt = new Unknown<Object>(crossings) {
            @Override
            void unknown(JacksonSide side, Object parser, Object self) {
                side.unknownAt(parser, self);
            }
        };
    }

    private abstract class Unknown<A> extends Crossing<A, Object> {
        Unknown(Crossings crossings) {
            super(crossings);
        }

        @Override
        protected final void crossed(A name, Object self) {
            JacksonSide side = sides.of(self);
            try {
                unknown(side, name, self);
            } catch (RuntimeException | LinkageError e) {
                sides.failed(self, e);
                throw e;
            }
        }

        abstract void unknown(JacksonSide side, A name, Object self);
    }

    private abstract class Report<V, D> extends PassingCrossing<V, Object, D> {
        Report(Crossings crossings) {
            super(crossings);
        }

        @Override
        protected final @Nullable V passed(V value, Object self, D detail) {
            JacksonSide side = sides.of(self);
            try {
                return passed(side, value, self, detail);
            } catch (RuntimeException | LinkageError e) {
                sides.failed(self, e);
                throw e;
            }
        }

        abstract @Nullable V passed(JacksonSide side, V value, Object self, D detail);
    }

    /** What a method has returned, with the object on which it was called and its arguments. */
    abstract class Result extends Report<Object, Object[]> {
        Result(Crossings crossings) {
            super(crossings);
        }

        @Override
        final @Nullable Object passed(JacksonSide side, @Nullable Object value, Object self, Object[] arguments) {
            return value == null ? null : made(side, value, self, arguments);
        }

        abstract @Nullable Object made(JacksonSide side, Object value, Object self, Object[] arguments);
    }
}
