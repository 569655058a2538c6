package org.mailscout.network;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.Url;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;

/**
 * Proves services by connecting to them, up to the sign-in and never further: no credential is
 * sent, not even an empty one.
 *
 * <p>A mail server is proved by TLS with a valid certificate of its name, the greeting of its
 * protocol, and the capabilities it names under TLS; STARTTLS is mandatory where it is asked for.
 * What it said before TLS is forgotten. Referrals and alerts are never followed. A service over
 * HTTP is proved by the way it asks for a sign-in. Kinds of sign-in come in a fixed order: oauth2,
 * encrypted-password, password, kerberos, ntlm, client-certificate.
 *
 * <p>Safe for use by many threads.
 */
public final class MailProber implements ServiceProber {

  private static final Map<Protocol, MailDialog> DIALOGS =
      Map.of(
          Protocol.IMAP, new ImapDialog(),
          Protocol.POP3, new Pop3Dialog(),
          Protocol.SUBMISSION, new SubmissionDialog(),
          Protocol.MANAGESIEVE, new SieveDialog());
  private static final Set<Protocol> OVER_HTTP =
      Set.of(Protocol.JMAP, Protocol.CALDAV, Protocol.CARDDAV, Protocol.WEBDAV);

  private final SocketConnector connector;
  private final Watchdog watchdog = new Watchdog();
  private final TlsHandshake tls;
  private final HttpProbe http;
  private final Limits limits;

  /**
   * Makes a prober.
   *
   * @param dns resolves the hosts
   * @param route where connections really go
   * @param extraTrust authorities that are trusted beside the JDK's
   * @param http fetches from services over HTTP; not closed with the prober
   */
  public MailProber(
      DnsClient dns,
      Route route,
      List<X509Certificate> extraTrust,
      HttpFetcher http,
      Limits limits) {
    this.connector = new SocketConnector(dns, route, limits);
    this.tls = new TlsHandshake(new TrustAnchors(extraTrust), watchdog, limits);
    this.http = new HttpProbe(http, limits);
    this.limits = limits;
  }

  @Override
  public ProbeAnswer probe(ProbeQuestion question, Call call) throws InterruptedException {
    Optional<String> objection = objectionTo(question, call);
    if (objection.isPresent()) {
      return forbidden(question, objection.get(), call);
    }
    Optional<Url> url = question.endpoint().url();
    if (OVER_HTTP.contains(question.protocol()) && url.isPresent()) {
      return http.run(question, url.get(), call);
    }
    MailDialog dialog = DIALOGS.get(question.protocol());
    return dialog == null
        ? forbidden(question, "cannot be probed without a credential", call)
        : new MailProbe(question, dialog, limits, call).run(connector, tls, watchdog);
  }

  private static Optional<String> objectionTo(ProbeQuestion question, Call call) {
    Endpoint endpoint = question.endpoint();
    if (!call.mayAsk(endpoint.host())) {
      return Optional.of("is none of the hosts that may be asked");
    }
    if (endpoint.url().isEmpty() && !isAllowed(endpoint.security(), call)) {
      return Optional.of("has no TLS");
    }
    return ForbiddenPorts.objectionTo(endpoint, question.protocol());
  }

  private static boolean isAllowed(Security security, Call call) {
    return security.equals(Security.TLS)
        || security.equals(Security.STARTTLS)
        || (security.equals(Security.NONE) && call.policy().allowsCleartext());
  }

  private static ProbeAnswer forbidden(ProbeQuestion question, String why, Call call) {
    Endpoint endpoint = question.endpoint();
    String source =
        endpoint.url().map(Url::toString).orElse(endpoint.host() + ":" + endpoint.port());
    return ProbeAnswer.failed(
        question,
        new Failure(Reason.FORBIDDEN_BY_POLICY, source + ": " + why),
        ProbeAnswer.Findings.NONE,
        call.provenance(source, Channel.TLS));
  }

  @Override
  public void close() {
    watchdog.close();
  }
}
