/** One class file: its bytes, and names and descriptors as the JVM writes them. */
package dev.oldpath.weave.classfile;
