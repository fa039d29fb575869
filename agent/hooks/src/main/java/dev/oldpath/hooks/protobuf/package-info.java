/**
 * Messages that protoc has generated for the full Java runtime. The generated code is woven where it reads a tag and where
 * it writes a field. The descriptor of the file marks the old fields; protoc puts it into strings of the class that it
 * generates for the file. No accessor is called, because accessors are old paths of their own.
 *
 * <p>Advice cannot express these places, see docs/decisions/04: they are labels of a {@code switch} and constants in front
 * of calls. {@link dev.oldpath.hooks.protobuf.GeneratedMessage} finds them in a first reading of the class, {@link
 * dev.oldpath.hooks.protobuf.MessageWeaver} weaves them in a second one.
 */
package dev.oldpath.hooks.protobuf;
