package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.PassingCrossing;
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
    /** A serializer has set up its properties: these, itself, the context and the properties that views filter. */
    final PassingCrossing<Object, Object, Object> writing;
    /** A deserializer knows its properties; what it ignores may be looked up elsewhere: that, itself, the context. */
    final PassingCrossing<Object, Object, Object> resolved;
    /** A copy of a deserializer ignores other names: these, the original, what that ignores. */
    final PassingCrossing<Object, Object, Object> ignoring;
    /** An ignored name is looked up that has been looked up before, which has counted: the names. */
    final PassingCrossing<Object, ?, ?> plainNames;
    /** A body has a name that its class does not know: the name, or a parser that is at it; the deserializer. */
    final Crossing<Object, Object> unknown;

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
        writing = new Report(crossings) {
            @Override
            @Nullable
            Object passed(JacksonSide side, Object properties, Object self, Object detail) {
                Object[] contextAndFiltered = (Object[]) detail;
                side.writing(self, contextAndFiltered[0], (Object[]) properties, (Object[]) contextAndFiltered[1]);
                return properties;
            }
        };
        resolved = new Report(crossings) {
            @Override
            @Nullable
            Object passed(JacksonSide side, @Nullable Object ignorable, Object self, Object context) {
                return side.resolved(self, context, ignorable);
            }
        };
        ignoring = new Report(crossings) {
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
        unknown = new Crossing<Object, Object>(crossings) {
            @Override
            protected void crossed(Object name, Object self) {
                JacksonSide side = sides.of(self);
                try {
                    side.unknown(name, self);
                } catch (RuntimeException | LinkageError e) {
                    sides.failed(self, e);
                    throw e;
                }
            }
        };
    }

    private abstract class Report extends PassingCrossing<Object, Object, Object> {
        Report(Crossings crossings) {
            super(crossings);
        }

        @Override
        protected final @Nullable Object passed(Object value, Object self, Object detail) {
            JacksonSide side = sides.of(self);
            try {
                return passed(side, value, self, detail);
            } catch (RuntimeException | LinkageError e) {
                sides.failed(self, e);
                throw e;
            }
        }

        abstract @Nullable Object passed(JacksonSide side, Object value, Object self, Object detail);
    }

    /** What a method has returned, with the object on which it was called and its arguments. */
    abstract class Result extends Report {
        Result(Crossings crossings) {
            super(crossings);
        }

        @Override
        final @Nullable Object passed(JacksonSide side, @Nullable Object value, Object self, Object arguments) {
            return value == null ? null : made(side, value, self, (Object[]) arguments);
        }

        abstract @Nullable Object made(JacksonSide side, Object value, Object self, Object[] arguments);
    }
}
