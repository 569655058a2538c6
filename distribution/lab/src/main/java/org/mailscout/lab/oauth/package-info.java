/** What every OAuth server of the lab keeps: codes, tokens, devices and pages to sign in. */
@NullMarked
package org.mailscout.lab.oauth;

import org.jspecify.annotations.NullMarked;
