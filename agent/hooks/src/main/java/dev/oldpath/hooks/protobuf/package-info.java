/**
 * Messages that protoc has generated for the full Java runtime. The generated code is woven: where it reads a tag and
 * where it writes a field. Which fields are old says the descriptor, which protoc puts into a string of the class it
 * makes for the file. No accessor is called, for those are old paths of their own.
 */
package dev.oldpath.hooks.protobuf;
