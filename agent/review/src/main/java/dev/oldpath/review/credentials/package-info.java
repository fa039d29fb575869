/** What a server asks for before it answers: secrets and certificates from files. No message shows a secret. */
@NullMarked
package dev.oldpath.review.credentials;

import org.jspecify.annotations.NullMarked;
