/** What the author declared: compilers of Kotlin and Scala write one declaration in another form, or as several members. */
package dev.oldpath.weave.language;
