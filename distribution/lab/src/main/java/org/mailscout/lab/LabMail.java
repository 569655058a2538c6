package org.mailscout.lab;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A mail server at one port: it speaks enough of its protocol to be found, proved and signed in to,
 * and holds an empty inbox. Submission takes messages, for {@link Lab#sent} to show.
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
  private final MailRules rules;

  private LabMail(MailProtocol protocol, int port, MailRules rules) {
    this.protocol = protocol;
    this.port = port;
    this.rules = rules;
  }

  private static LabMail of(MailProtocol protocol, int port, Protection protection) {
    return new LabMail(protocol, port, MailRules.of(protection));
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

  /**
   * Returns the same with these SASL mechanisms: PLAIN, LOGIN, SCRAM-SHA-256, OAUTHBEARER, XOAUTH2
   * can be used.
   */
  public LabMail withMechanisms(String... names) {
    return new LabMail(protocol, port, rules.withMechanisms(names));
  }

  /** Returns the same with another error document for bearer tokens that are refused, in JSON. */
  public LabMail withRefusal(String json) {
    return new LabMail(protocol, port, rules.withRefusal(json));
  }

  /**
   * Returns the same which refuses users whose sign-in is right.
   *
   * @param gate the words to refuse the user with, as submission says them; empty to let in
   */
  public LabMail withGate(Function<String, Optional<String>> gate) {
    return new LabMail(protocol, port, rules.withGate(gate));
  }

  /**
   * Returns the same which offers what it offers, and refuses every password, as Microsoft does.
   */
  public LabMail withoutPasswords() {
    return new LabMail(protocol, port, rules.withoutPasswords());
  }

  /** Returns the same at another port. */
  public LabMail withPort(int other) {
    return new LabMail(protocol, other, rules);
  }

  /** Returns the same without TLS: everything is offered in clear. */
  public LabMail withoutTls() {
    return new LabMail(protocol, port, rules.with(Protection.NONE));
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void serve(LabConnection connection) throws IOException {
    if (rules.protection() == Protection.TLS) {
      connection.startTls();
    }
    protocol.converse(new MailSession(connection, rules));
  }
}
