/** The configuration file as YAML, with the line of each entry. */
package dev.oldpath.config.yaml;
