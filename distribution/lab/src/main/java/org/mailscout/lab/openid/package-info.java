/** An OpenID provider that registers clients by itself, and misbehaves as told. */
@NullMarked
package org.mailscout.lab.openid;

import org.jspecify.annotations.NullMarked;
