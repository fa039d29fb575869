/** Tables of classes, class loaders and objects that keep none of them alive. */
package dev.oldpath.weave.weak;
