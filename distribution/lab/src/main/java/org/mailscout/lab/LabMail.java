package org.mailscout.lab;

import java.io.IOException;
import java.util.List;

/**
 * A mail server at one port: it speaks enough of its protocol to be found, proved and signed in to,
 * and holds an empty inbox.
 */
public final class LabMail implements LabService {

  /** How a port is protected. */
  enum Protection {
    TLS,
    STARTTLS,
    NONE
  }

  private final MailProtocol protocol;
  private final int port;
  private final Protection protection;
  private final List<String> mechanisms;

  private LabMail(MailProtocol protocol, int port, Protection protection, List<String> mechanisms) {
    this.protocol = protocol;
    this.port = port;
    this.protection = protection;
    this.mechanisms = List.copyOf(mechanisms);
  }

  private static LabMail of(MailProtocol protocol, int port, Protection protection) {
    return new LabMail(protocol, port, protection, List.of("PLAIN"));
  }

  /** Returns IMAP with TLS at port 993, and the mechanism PLAIN. */
  public static LabMail imap() {
    return of(new ImapProtocol(), 993, Protection.TLS);
  }

  /** Returns IMAP with STARTTLS at port 143, and the mechanism PLAIN. */
  public static LabMail imapStartTls() {
    return of(new ImapProtocol(), 143, Protection.STARTTLS);
  }

  /** Returns POP3 with TLS at port 995, and the mechanism PLAIN. */
  public static LabMail pop3() {
    return of(new Pop3Protocol(), 995, Protection.TLS);
  }

  /** Returns POP3 with STLS at port 110, and the mechanism PLAIN. */
  public static LabMail pop3StartTls() {
    return of(new Pop3Protocol(), 110, Protection.STARTTLS);
  }

  /** Returns submission with TLS at port 465, and the mechanism PLAIN. */
  public static LabMail submission() {
    return of(new SubmissionProtocol(), 465, Protection.TLS);
  }

  /** Returns submission with STARTTLS at port 587, and the mechanism PLAIN. */
  public static LabMail submissionStartTls() {
    return of(new SubmissionProtocol(), 587, Protection.STARTTLS);
  }

  /** Returns ManageSieve with STARTTLS at port 4190, and the mechanism PLAIN. */
  public static LabMail manageSieve() {
    return of(new SieveProtocol(), 4190, Protection.STARTTLS);
  }

  /** Returns the same with these SASL mechanisms: PLAIN, OAUTHBEARER, XOAUTH2 can be used. */
  public LabMail withMechanisms(String... names) {
    return new LabMail(protocol, port, protection, List.of(names));
  }

  /** Returns the same at another port. */
  public LabMail withPort(int other) {
    return new LabMail(protocol, other, protection, mechanisms);
  }

  /** Returns the same without TLS: everything is offered in clear. */
  public LabMail withoutTls() {
    return new LabMail(protocol, port, Protection.NONE, mechanisms);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void serve(LabConnection connection) throws IOException {
    if (protection == Protection.TLS) {
      connection.startTls();
    }
    protocol.converse(new MailSession(connection, protection, mechanisms));
  }
}
