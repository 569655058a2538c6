/** The SPI of strategies: what one is asked, with what it works, and what it reports. */
@NullMarked
package org.mailscout.api.discovery;

import org.jspecify.annotations.NullMarked;
