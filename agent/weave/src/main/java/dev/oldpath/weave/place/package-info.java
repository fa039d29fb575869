/** Where class files lie, and how to read them there without asking a class loader. */
package dev.oldpath.weave.place;
