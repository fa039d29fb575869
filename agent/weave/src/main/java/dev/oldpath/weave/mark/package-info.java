/** The marks of a class: which members are old, and what is known of them. */
package dev.oldpath.weave.mark;
