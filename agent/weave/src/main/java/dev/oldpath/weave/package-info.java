/**
 * Finds what is marked old in class files and makes it count.
 *
 * <p>{@link dev.oldpath.weave.WeavingTransformer} sees each class as it loads, {@link dev.oldpath.weave.Inventory} reads
 * those that have not loaded yet. Both decide with {@link dev.oldpath.weave.mark.Marking} what is old, so that what is
 * listed as pending is what will be woven.
 *
 * <p>Everything reachable from the transformer stays free of lambdas, streams and locks held across class loading: a
 * linkage error during a transformation poisons the class being loaded for ever.
 */
package dev.oldpath.weave;
