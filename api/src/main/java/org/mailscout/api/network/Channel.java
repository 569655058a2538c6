package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

/**
 * The channel over which an answer came; an open set.
 *
 * @param id as it stands in output
 */
public record Channel(String id) {

  /** DNS that nothing signs. */
  public static final Channel DNS = new Channel("dns");

  /** DNS that a trusted resolver or our own validation authenticated. */
  public static final Channel DNSSEC = new Channel("dnssec");

  /** HTTPS, each hop of it. */
  public static final Channel HTTPS = new Channel("https");

  /** HTTP without TLS in at least one hop. */
  public static final Channel HTTP = new Channel("http");

  /** A mail protocol under TLS. */
  public static final Channel TLS = new Channel("tls");

  /** A mail protocol after STARTTLS. */
  public static final Channel STARTTLS = new Channel("starttls");

  /** A file that ships with the program or that the caller named. */
  public static final Channel FILE = new Channel("file");

  /** Checks that nothing is missing. */
  public Channel {
    requireNonNull(id, "id");
  }

  @Override
  public String toString() {
    return id;
  }
}
