/** The types that have old members, and the types above and below them. */
package dev.oldpath.weave.type;
