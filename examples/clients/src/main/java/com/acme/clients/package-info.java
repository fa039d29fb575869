/** Who calls the scheduler. Each client is a process of its own and names itself in its own way. */
@NullMarked
package com.acme.clients;

import org.jspecify.annotations.NullMarked;
