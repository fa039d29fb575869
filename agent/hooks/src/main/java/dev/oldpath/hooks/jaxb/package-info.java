/** XML as JAXB's reference implementation binds it: which classes is all that is known of it. */
package dev.oldpath.hooks.jaxb;
