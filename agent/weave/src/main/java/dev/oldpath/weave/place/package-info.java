/** Where class files are, and how to read them without asking a class loader. */
package dev.oldpath.weave.place;
