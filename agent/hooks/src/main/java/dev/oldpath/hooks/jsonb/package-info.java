/**
 * JSON-B as Eclipse Yasson 3 implements it. What it learns about a class it keeps in maps; the agent's own map takes
 * their place for classes with old properties.
 */
package dev.oldpath.hooks.jsonb;
