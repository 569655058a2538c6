package org.mailscout.api.network;

import java.time.Duration;

/**
 * The hard bounds of everything that reads the network, in one place.
 *
 * <p>Times are totals, never per read.
 *
 * @param bodyBytes a document's body, decoded
 * @param sessionBytes a JMAP session object, decoded
 * @param headerFields fields of a response head
 * @param headerLine characters of one header line
 * @param redirects redirects followed
 * @param xmlDepth nested elements
 * @param xmlAttributes attributes of one element
 * @param xmlText characters of one text
 * @param xmlElements elements of one document
 * @param jsonDepth nested arrays and objects
 * @param jsonText characters of one string
 * @param recordsRead records of one DNS message
 * @param recordsKept records of one set that are used
 * @param queries messages sent for one DNS question
 * @param aliases links of one CNAME chain
 * @param leads leads of one discovery
 * @param replyLine characters of one reply line of a mail server
 * @param replyLines lines of one reply of a mail server
 * @param dnsTime one DNS question
 * @param connectTime the TCP race of one connection
 * @param tlsTime one TLS handshake
 * @param httpTime one HTTP exchange, from the request to the last byte
 * @param probeTime one probe, from the connection to the goodbye
 * @param discoveryTime one discovery, unless the caller says otherwise
 * @param longestDiscovery the most that a caller can ask for
 * @param sockets open sockets of one discovery
 * @param socketsPerHost open sockets of one discovery to one host
 * @param probes connections of one discovery's probes
 * @param probesAtOnce connections open at once for probes
 * @param probesPerAddress connections open at once for probes to one address
 * @param findings settings of one provider in one discovery; so many leads again
 */
public record Limits(
    int bodyBytes,
    int sessionBytes,
    int headerFields,
    int headerLine,
    int redirects,
    int xmlDepth,
    int xmlAttributes,
    int xmlText,
    int xmlElements,
    int jsonDepth,
    int jsonText,
    int recordsRead,
    int recordsKept,
    int queries,
    int aliases,
    int leads,
    int replyLine,
    int replyLines,
    Duration dnsTime,
    Duration connectTime,
    Duration tlsTime,
    Duration httpTime,
    Duration probeTime,
    Duration discoveryTime,
    Duration longestDiscovery,
    int sockets,
    int socketsPerHost,
    int probes,
    int probesAtOnce,
    int probesPerAddress,
    int findings) {

  /** The bounds that hold. */
  public static final Limits DEFAULT =
      new Limits(
          256 * 1024,
          1024 * 1024,
          100,
          8 * 1024,
          5,
          16,
          32,
          8 * 1024,
          5_000,
          32,
          64 * 1024,
          256,
          16,
          12,
          8,
          3,
          8 * 1024,
          64,
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofSeconds(8),
          Duration.ofSeconds(6),
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          64,
          6,
          32,
          16,
          2,
          64);
}
