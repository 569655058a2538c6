package org.mailscout.api.discovery;

import org.mailscout.api.Domain;
import org.mailscout.api.network.Data;
import org.mailscout.api.network.Dns;
import org.mailscout.api.network.Http;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.Names;
import org.mailscout.api.network.Prober;
import org.mailscout.api.network.Providers;
import org.mailscout.api.network.Round;

/**
 * What a strategy works with in one discovery. There is no local part anywhere in it.
 *
 * <p>Implemented by the engine and the test kit alone, so it can grow. Valid until {@code discover}
 * returns.
 */
public interface DiscoveryContext {

  /** Returns the address's own domain, whatever the question. */
  Domain domain();

  /** Returns what the caller allows. */
  Policy policy();

  /** Returns when the discovery must be over; past it, ports throw {@link InterruptedException}. */
  Deadline deadline();

  /** Returns the provider's own settings. */
  Options options();

  /** Returns the bounds that hold. */
  Limits limits();

  /** Returns the port to DNS. */
  Dns dns();

  /** Returns the port to web servers. */
  Http http();

  /** Returns the port that connects to mail servers. */
  Prober prober();

  /** Returns a new round: questions to several ports that leave at once. */
  Round round();

  /** Returns names and public suffixes. */
  Names names();

  /** Returns the table of well-known providers. */
  Providers providers();

  /** Returns documents that the caller keeps. */
  Data data();
}
