/** Class files and where they come from: jars, class path, names and descriptors as the JVM writes them. */
package dev.oldpath.weave.classfile;
