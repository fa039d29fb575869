/** Classes that were loaded before it was known that they use something old: they are woven again in batches. */
package dev.oldpath.weave.late;
