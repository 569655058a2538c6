package org.mailscout.api;

import static java.util.Objects.requireNonNull;

/**
 * What a service speaks.
 *
 * <p>An open set: callers must expect ids that they do not know.
 *
 * @param id lower-case letters, digits and hyphens
 */
public record Protocol(String id) {

  /** JMAP for mail, RFC 8621. */
  public static final Protocol JMAP = new Protocol("jmap");

  /** Microsoft Graph's mail. */
  public static final Protocol MSGRAPH = new Protocol("msgraph");

  /** IMAP, RFC 9051. */
  public static final Protocol IMAP = new Protocol("imap");

  /** POP3, RFC 1939. */
  public static final Protocol POP3 = new Protocol("pop3");

  /** Exchange Web Services. */
  public static final Protocol EWS = new Protocol("ews");

  /** Exchange ActiveSync. */
  public static final Protocol ACTIVESYNC = new Protocol("activesync");

  /** Message submission, RFC 6409. */
  public static final Protocol SUBMISSION = new Protocol("submission");

  /** CalDAV, RFC 4791. */
  public static final Protocol CALDAV = new Protocol("caldav");

  /** CardDAV, RFC 6352. */
  public static final Protocol CARDDAV = new Protocol("carddav");

  /** Files over WebDAV, RFC 4918. */
  public static final Protocol WEBDAV = new Protocol("webdav");

  /** ManageSieve, RFC 5804. */
  public static final Protocol MANAGESIEVE = new Protocol("managesieve");

  private static final java.util.Set<Protocol> MAILBOXES =
      java.util.Set.of(JMAP, MSGRAPH, IMAP, POP3, EWS, ACTIVESYNC);
  private static final java.util.Set<Protocol> BY_SERVER =
      java.util.Set.of(IMAP, POP3, SUBMISSION, MANAGESIEVE);

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the id holds anything but lower-case letters, digits and
   *     hyphens
   */
  public Protocol {
    requireNonNull(id, "id");
    if (!id.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException("not an id: " + Quoted.of(id));
    }
  }

  /** Returns whether a mailbox is read by it. */
  public boolean isMailbox() {
    return MAILBOXES.contains(this);
  }

  /** Returns whether its mailbox needs a submission service beside it to send. */
  public boolean needsSubmission() {
    return equals(IMAP) || equals(POP3);
  }

  /** Returns whether its services have a URL in place of host, port and security. */
  public boolean usesUrl() {
    return !BY_SERVER.contains(this);
  }

  @Override
  public String toString() {
    return id;
  }
}
