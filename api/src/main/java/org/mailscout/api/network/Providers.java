package org.mailscout.api.network;

import java.util.Optional;
import org.mailscout.api.Host;

/** The table of well-known providers; never asks the network. */
public interface Providers {

  /**
   * Returns the provider that a mail exchange belongs to: the row with the longest suffix, matched
   * label by label.
   */
  Optional<Provider> byExchange(Host exchange);

  /** Returns the id of the provider that a mailbox or submission host belongs to. */
  Optional<String> operatorOf(Host host);
}
