/** Class files and their places: jars, class path, names and descriptors as the JVM writes them. */
package dev.oldpath.weave.classfile;
