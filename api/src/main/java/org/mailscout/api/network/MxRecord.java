package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.mailscout.api.Host;

/**
 * A mail exchange.
 *
 * @param preference from 0 to 65535, lowest first
 * @param exchange the host; empty for the null MX, which says that the domain takes no mail
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7505">RFC 7505</a>
 */
public record MxRecord(int preference, Optional<Host> exchange) {

  /** Checks that nothing is missing. */
  public MxRecord {
    requireNonNull(exchange, "exchange");
  }
}
