/** XML as JAXB's reference implementation binds it. The agent knows which classes are bound, and nothing about their properties. */
package dev.oldpath.hooks.jaxb;
