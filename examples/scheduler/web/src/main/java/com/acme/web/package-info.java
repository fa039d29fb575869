/** The base of every web application of Acme: embedded Tomcat, JSON in and out. */
@NullMarked
package com.acme.web;

import org.jspecify.annotations.NullMarked;
