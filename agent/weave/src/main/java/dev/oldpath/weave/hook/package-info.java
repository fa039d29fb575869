/** Classes of frameworks, of the JDK and of the api that are woven by their names. */
package dev.oldpath.weave.hook;
