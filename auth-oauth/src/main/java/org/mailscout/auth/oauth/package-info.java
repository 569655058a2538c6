/** OAuth 2.0 for open public clients: issuer discovery, registration, sign-in. */
@NullMarked
package org.mailscout.auth.oauth;

import org.jspecify.annotations.NullMarked;
