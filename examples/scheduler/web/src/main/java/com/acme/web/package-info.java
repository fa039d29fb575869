/** What every web application of Acme stands on: embedded Tomcat, JSON in and out. */
@NullMarked
package com.acme.web;

import org.jspecify.annotations.NullMarked;
