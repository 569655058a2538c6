package org.mailscout.strategy.srv;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.SrvRecord;

/**
 * The labels that are asked, in the order in which their failures are told: TLS before STARTTLS for
 * the same service, as RFC 8314 prefers it.
 *
 * <p>{@code _caldav} and {@code _carddav} are never asked: they offer http alone.
 */
enum SrvLabel {
  IMAPS("_imaps._tcp", "imap", true, 993),
  IMAP("_imap._tcp", "imap", false, 993),
  POP3S("_pop3s._tcp", "pop3", true, 995),
  POP3("_pop3._tcp", "pop3", false, 995),
  SUBMISSIONS("_submissions._tcp", "submission", true, 465),
  SUBMISSION("_submission._tcp", "submission", false, 465),
  CALDAVS("_caldavs._tcp", "caldav", true, 443),
  CARDDAVS("_carddavs._tcp", "carddav", true, 443),
  // RFC 5804 §1.8: ManageSieve knows no port of its own for TLS.
  SIEVE("_sieve._tcp", "managesieve", false, -1);

  static final List<SrvLabel> MAILBOXES = List.of(IMAPS, IMAP, POP3S, POP3);
  static final List<SrvLabel> COMPANIONS = List.of(CALDAVS, CARDDAVS, SIEVE);

  private final String labels;
  private final String protocol;
  private final boolean tls;
  private final int tlsPort;

  SrvLabel(String labels, String protocol, boolean tls, int tlsPort) {
    this.labels = labels;
    this.protocol = protocol;
    this.tls = tls;
    this.tlsPort = tlsPort;
  }

  Protocol protocol() {
    return new Protocol(protocol);
  }

  DnsQuestion services(Domain domain) {
    return DnsQuestion.srv(labels, domain);
  }

  /** Returns the question for what RFC 6764 §4 puts beside the records: the path. */
  Optional<DnsQuestion> texts(Domain domain) {
    return protocol().usesUrl() ? Optional.of(DnsQuestion.txt(labels, domain)) : Optional.empty();
  }

  /** Returns the label that offers the same service under TLS, for those that start without. */
  Optional<SrvLabel> tlsSibling() {
    return switch (this) {
      case IMAP -> Optional.of(IMAPS);
      case POP3 -> Optional.of(POP3S);
      case SUBMISSION -> Optional.of(SUBMISSIONS);
      default -> Optional.empty();
    };
  }

  /** Returns how the record's endpoint is protected: the ports of TLS mean TLS under any label. */
  Security security(SrvRecord record) {
    // Half of those who publish port 465 do so under _submission, which RFC 6186 has for STARTTLS.
    boolean portOfTls = record.port().filter(port -> port.number() == tlsPort).isPresent();
    return tls || portOfTls ? Security.TLS : Security.STARTTLS;
  }
}
