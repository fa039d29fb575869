/**
 * Google Gson: properties of classes that it reads and writes by reflection. What {@code ReflectiveTypeAdapterFactory}
 * learns about a class it keeps in maps; the agent's own map takes their place for classes with old properties.
 * Classes for which the application has an adapter of its own are noticed where {@code Gson} looks for adapters.
 */
package dev.oldpath.hooks.gson;
