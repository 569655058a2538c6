package org.mailscout.network;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.mailscout.api.Endpoint;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.network.Failure;

/**
 * Connects to mail servers for a sign-in: TLS first, with a valid certificate of the server's name,
 * and nothing of what was said before it is believed.
 *
 * <p>The safety policy is that of all connections. Safe for use by many threads.
 */
public final class MailConnector implements AutoCloseable {

  /** Servers answer a wrong password late, on purpose. */
  private static final Duration MOST = Duration.ofSeconds(20);

  private static final Map<Protocol, MailDialog> DIALOGS =
      Map.of(
          Protocol.IMAP, new ImapDialog(),
          Protocol.POP3, new Pop3Dialog(),
          Protocol.SUBMISSION, new SubmissionDialog());

  private final Network network;
  private final SocketConnector connector;
  private final Watchdog watchdog = new Watchdog();
  private final TlsHandshake tls;

  /** Makes one. */
  public MailConnector(Network network) {
    this.network = network;
    this.connector = new SocketConnector(network.dns(), network.route(), network.limits());
    this.tls =
        new TlsHandshake(new TrustAnchors(network.trustAnchors()), watchdog, network.limits());
  }

  /**
   * Connects, up to the capabilities under TLS.
   *
   * @param protocol IMAP, POP3 or submission
   * @throws LookupException if there is no such server, or none with TLS, or the policy forbids it
   * @throws InterruptedException if the thread is interrupted or the call cancelled
   */
  public MailConnection open(Protocol protocol, Endpoint endpoint, Call call)
      throws LookupException, InterruptedException {
    String server = endpoint.host() + ":" + endpoint.port();
    MailDialog dialog = DIALOGS.get(protocol);
    Optional<String> objection = objectionTo(protocol, endpoint, call);
    if (dialog == null || objection.isPresent()) {
      throw new LookupException(
          Reason.FORBIDDEN_BY_POLICY, server + ": " + objection.orElse("no way to sign in"));
    }
    try {
      Socket plain = connector.connect(endpoint.host(), endpoint.port(), call);
      return talk(plain, new Target(server, endpoint, dialog), call);
    } catch (ConnectFailure e) {
      throw exception(e.failure(), e);
    }
  }

  private record Target(String server, Endpoint endpoint, MailDialog dialog) {}

  private static Optional<String> objectionTo(Protocol protocol, Endpoint endpoint, Call call) {
    if (!call.mayAsk(endpoint.host())) {
      return Optional.of("nothing vouches for this host");
    }
    // RFC 8314 §5.1: no credential before an adequate TLS session.
    if (!List.of(Security.TLS, Security.STARTTLS).contains(endpoint.security())) {
      return Optional.of("has no TLS");
    }
    return ForbiddenPorts.objectionTo(endpoint, protocol);
  }

  private MailConnection talk(Socket plain, Target target, Call call)
      throws ConnectFailure, LookupException, InterruptedException {
    Watchdog.Watch watch = watchdog.watch(plain, call.deadline().sooner(MOST).remaining(), call);
    boolean done = false;
    try {
      MailConnection ready = ready(plain, target, call, watch);
      done = true;
      return ready;
    } catch (ProbeFailure e) {
      watch.explain(target.server());
      throw exception(e.failure(), e);
    } catch (IOException e) {
      watch.explain(target.server());
      throw new LookupException(Reason.UNREACHABLE, target.server() + ": " + e.getMessage(), e);
    } finally {
      if (!done) {
        watch.close();
        Closing.quietly(plain);
      }
    }
  }

  private MailConnection ready(Socket plain, Target target, Call call, Watchdog.Watch watch)
      throws IOException, ProbeFailure, ConnectFailure, InterruptedException {
    MailDialog dialog = target.dialog();
    call.step("sign-in at " + target.server());
    if (target.endpoint().security().equals(Security.TLS)) {
      Conversation talk = under(plain, target, dialog.alpn(), call);
      List<String> greeted = dialog.greeting(talk);
      return new MailConnection(
          talk,
          target.server(),
          greeted.isEmpty() ? dialog.capabilities(talk) : greeted,
          plain,
          watch);
    }
    Conversation clear = new Conversation(plain, target.server(), network.limits());
    dialog.startTls(clear, dialog.greeting(clear));
    Conversation talk = under(plain, target, List.of(), call);
    return new MailConnection(
        talk, target.server(), dialog.capabilitiesUnderTls(talk), plain, watch);
  }

  private Conversation under(Socket plain, Target target, List<String> alpn, Call call)
      throws IOException, ConnectFailure, InterruptedException {
    Endpoint endpoint = target.endpoint();
    // RFC 7817 §3: who holds a certificate of the address's own domain may be its server.
    TlsName name =
        TlsName.of(endpoint.host(), call.domain(), target.dialog().srvService(endpoint.security()));
    SSLSocket secured = tls.secure(plain, name, alpn, call);
    String chosen = secured.getApplicationProtocol();
    if (!chosen.isEmpty() && !alpn.contains(chosen)) {
      throw new ConnectFailure(Reason.TLS, target.server() + ": another protocol chosen");
    }
    return new Conversation(secured, target.server(), network.limits());
  }

  private static LookupException exception(Failure failure, Exception cause) {
    return new LookupException(failure.reason(), failure.message(), cause);
  }

  @Override
  public void close() {
    watchdog.close();
  }
}
