package org.mailscout.network;

import java.io.IOException;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;

/** One probe of a mail server: connects, speaks the protocol's dialog, says goodbye. One thread. */
final class MailProbe {

  private final ProbeQuestion question;
  private final Endpoint endpoint;
  private final String server;
  private final MailDialog dialog;
  private final Limits limits;
  private final Call call;
  private List<Host> certificateNames = List.of();
  private boolean tlsBegun;

  MailProbe(ProbeQuestion question, MailDialog dialog, Limits limits, Call call) {
    this.question = question;
    this.endpoint = question.endpoint();
    this.server = endpoint.host() + ":" + endpoint.port();
    this.dialog = dialog;
    this.limits = limits;
    this.call = call;
  }

  /**
   * Probes.
   *
   * @throws InterruptedException if the thread is interrupted or the call cancelled
   */
  ProbeAnswer run(SocketConnector connector, TlsHandshake tls, Watchdog watchdog)
      throws InterruptedException {
    Deadline deadline = call.deadline().sooner(limits.probeTime());
    try (Socket plain = connector.connect(endpoint.host(), endpoint.port(), call);
        Watchdog.Watch watch = watchdog.watch(plain, deadline.remaining(), call)) {
      try {
        return proved(talk(plain, tls));
      } catch (IOException | ConnectFailure | ProbeFailure e) {
        watch.explain("probe of " + server);
        throw e;
      }
    } catch (ProbeFailure e) {
      return failed(e.failure());
    } catch (ConnectFailure e) {
      certificateNames = e.certificateNames().isEmpty() ? certificateNames : e.certificateNames();
      return failed(e.failure());
    } catch (IOException e) {
      return failed(broken(e));
    }
  }

  private List<String> talk(Socket plain, TlsHandshake tls)
      throws IOException, ConnectFailure, ProbeFailure, InterruptedException {
    if (endpoint.security().equals(Security.TLS)) {
      Socket secured = secure(plain, tls, dialog.alpn());
      return offers(new Conversation(secured, server, limits));
    }
    Conversation clear = new Conversation(plain, server, limits);
    if (endpoint.security().equals(Security.NONE)) {
      return offers(clear);
    }
    call.step("greeting of " + server);
    List<String> greeted = dialog.greeting(clear);
    call.step("STARTTLS with " + server);
    dialog.startTls(clear, greeted);
    Conversation secured = new Conversation(secure(plain, tls, List.of()), server, limits);
    call.step("capabilities of " + server);
    return leaving(secured, dialog.capabilitiesUnderTls(secured));
  }

  private List<String> offers(Conversation talk) throws IOException, ProbeFailure {
    call.step("greeting of " + server);
    List<String> named = dialog.greeting(talk);
    if (named.isEmpty()) {
      if (talk.isSecure()) {
        call.greeted(proved(named));
      }
      call.step("capabilities of " + server);
      named = dialog.capabilities(talk);
    }
    return leaving(talk, named);
  }

  // The answer to a goodbye would cost a round trip and tell nothing.
  private List<String> leaving(Conversation talk, List<String> named) {
    try {
      dialog.leave(talk);
    } catch (IOException e) {
      // It has shown what it is; that it left first changes nothing.
      return named;
    }
    return named;
  }

  private Socket secure(Socket plain, TlsHandshake tls, List<String> alpn)
      throws IOException, ConnectFailure, InterruptedException {
    tlsBegun = true;
    SSLSocket secured = tls.secure(plain, name(), alpn, call);
    certificateNames = namesOf(secured);
    String chosen = secured.getApplicationProtocol();
    if (!chosen.isEmpty() && !alpn.contains(chosen)) {
      throw new SSLException("another protocol chosen: " + ServerText.shown(chosen));
    }
    return secured;
  }

  private static List<Host> namesOf(SSLSocket secured) throws SSLPeerUnverifiedException {
    X509Certificate leaf = (X509Certificate) secured.getSession().getPeerCertificates()[0];
    return CertificateNames.of(leaf).hosts();
  }

  private TlsName name() {
    return question
        .serviceDomain()
        .map(domain -> TlsName.of(endpoint.host(), domain, dialog.srvService(endpoint.security())))
        .orElseGet(() -> TlsName.of(endpoint.host()));
  }

  private ProbeAnswer proved(List<String> named) {
    List<String> capabilities = ServerText.capabilities(named);
    return ProbeAnswer.of(
        question,
        new ProbeAnswer.Findings(
            capabilities, dialog.authentication(capabilities), certificateNames, List.of()),
        call.provenance(server, channel()));
  }

  private ProbeAnswer failed(Failure failure) {
    return ProbeAnswer.failed(
        question,
        failure,
        new ProbeAnswer.Findings(List.of(), List.of(), certificateNames, List.of()),
        call.provenance(server, channel()));
  }

  // After STARTTLS whoever cuts the line hopes that we go on without it.
  private Failure broken(IOException e) {
    boolean starttls = tlsBegun && endpoint.security().equals(Security.STARTTLS);
    Reason reason = starttls || e instanceof SSLException ? Reason.TLS : Reason.UNREACHABLE;
    return new Failure(reason, server + ": " + e.getMessage());
  }

  private Channel channel() {
    return new Channel(endpoint.security().id());
  }
}
