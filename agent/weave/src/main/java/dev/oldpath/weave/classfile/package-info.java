/** One class file: its bytes, and names and descriptors as the JVM writes them. Also tables that keep no class or loader alive. */
package dev.oldpath.weave.classfile;
