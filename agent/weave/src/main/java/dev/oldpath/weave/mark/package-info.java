/** What is old: decided from marks and rules, and entered into the inventory. */
package dev.oldpath.weave.mark;
