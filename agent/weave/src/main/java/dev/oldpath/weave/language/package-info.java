/** What stood in the source: compilers of other languages than Java write declarations otherwise, or more than once. */
package dev.oldpath.weave.language;
