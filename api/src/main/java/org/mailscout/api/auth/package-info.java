/** The SPI of auth methods: offers from findings, sign-in, refresh and revocation. */
@NullMarked
package org.mailscout.api.auth;

import org.jspecify.annotations.NullMarked;
