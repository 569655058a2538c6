/** Settings from SRV records: RFC 6186, RFC 8314, RFC 6764 and RFC 5804. */
@NullMarked
package org.mailscout.strategy.srv;

import org.jspecify.annotations.NullMarked;
