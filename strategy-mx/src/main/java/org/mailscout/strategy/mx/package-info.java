/** Finds where a domain's MX record leads. */
@NullMarked
package org.mailscout.strategy.mx;

import org.jspecify.annotations.NullMarked;
