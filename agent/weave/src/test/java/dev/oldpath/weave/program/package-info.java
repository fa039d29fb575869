/**
 * Random programs that access fields in every way javac knows, each of which knows by itself what it does: every piece
 * of code is beside its meaning, so that running the model shows how often each field is read and written.
 */
package dev.oldpath.weave.program;
