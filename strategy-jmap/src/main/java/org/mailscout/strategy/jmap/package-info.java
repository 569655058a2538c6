/** JMAP servers by SRV record and well-known URL: RFC 8620. */
@NullMarked
package org.mailscout.strategy.jmap;

import org.jspecify.annotations.NullMarked;
