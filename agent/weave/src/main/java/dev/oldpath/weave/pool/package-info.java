/** One walk of the constant pool, which rejects nearly all classes without parsing them. */
package dev.oldpath.weave.pool;
