/** The scheduler in version 1.9: work is a queue of jobs. */
@NullMarked
package com.acme.scheduler;

import org.jspecify.annotations.NullMarked;
