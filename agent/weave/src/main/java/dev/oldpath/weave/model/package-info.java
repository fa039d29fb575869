/** One reading of a class file: what it declares, and the marks in it. */
package dev.oldpath.weave.model;
