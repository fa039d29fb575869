/**
 * The dashboards as tests see them. Nothing here runs in Grafana or in a host application: Grafana reads the JSON files
 * beside this module.
 *
 * <p>The JSON is written by hand and kept in one {@linkplain dev.oldpath.grafana.NormalForm normal form}. A generator
 * would be a second language to learn, and what a reader wants to change (a query, a text, a column) is one line either
 * way; what repeats in four files (the verdict's colours, the variables) a test holds equal.
 */
@NullMarked
package dev.oldpath.grafana;

import org.jspecify.annotations.NullMarked;
