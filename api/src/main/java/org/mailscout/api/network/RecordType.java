package org.mailscout.api.network;

/**
 * The types of records that can be asked for; closed, since each has its accessor in the answer.
 */
public enum RecordType {
  /** IPv4 addresses. */
  A,
  /** IPv6 addresses. */
  AAAA,
  /** Another name for the name asked. */
  CNAME,
  /** Mail exchanges. */
  MX,
  /** Services, RFC 2782. */
  SRV,
  /** Texts. */
  TXT
}
