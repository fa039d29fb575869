/** Uses of old members in other classes: which ones a class has, and the code that counts them. */
package dev.oldpath.weave.use;
