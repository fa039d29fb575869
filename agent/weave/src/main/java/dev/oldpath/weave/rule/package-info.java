/** What makes a member old besides a mark in its class: rules, and the packages in which a mark counts. */
package dev.oldpath.weave.rule;
