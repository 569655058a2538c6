package org.mailscout.api.network;

import org.mailscout.api.Host;

/**
 * The HTTP port: GET without cookies, credentials or retries; https unless the policy allows http;
 * certificates and host names always checked; redirects followed hop by hop, each checked.
 */
public interface Http extends Asking<HttpRequest, HttpAnswer> {

  /**
   * Opens a connection to a host that will probably be asked, and returns at once.
   *
   * <p>Does nothing where the strategy does not disclose the host, or the policy forbids it.
   */
  void warmUp(Host host);
}
