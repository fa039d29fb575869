/** The scheduler in version 2.0: work is a set of tasks; jobs live on for old clients, on top of the tasks. */
@NullMarked
package com.acme.scheduler;

import org.jspecify.annotations.NullMarked;
