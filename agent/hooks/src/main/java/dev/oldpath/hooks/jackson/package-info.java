/**
 * Jackson 2.9 and later, and 3, in whatever packages a build has put them. Where Jackson has built what reads or writes a
 * class, old properties are replaced by ones that count; all others, and classes without old properties, run as Jackson
 * made them. Where Jackson has chosen a reader or writer that does not go property by property, old ones are uncountable.
 *
 * <p>What extends Jackson's classes is in the package {@code side}, compiled against Jackson 2. A {@link
 * dev.oldpath.hooks.jackson.JacksonLoader} defines it under the application's Jackson, with the names of that copy: those
 * of its {@link dev.oldpath.hooks.jackson.Generation}, and the packages in which a build has put it.
 */
package dev.oldpath.hooks.jackson;
