/**
 * The operator's configuration: settings from agent arguments, system properties, environment and a YAML file, and the rules
 * in that file. Bad input costs one line each and never an exception.
 */
package dev.oldpath.config;
