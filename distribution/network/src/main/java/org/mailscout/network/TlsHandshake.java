package org.mailscout.network;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.Limits;

/**
 * Puts TLS 1.2 or later over a connected socket, and accepts only a valid chain that names the
 * server. Safe for use by many threads.
 */
final class TlsHandshake {

  private static final int NAMES_SHOWN = 4;

  private final TrustAnchors trust;
  private final Watchdog watchdog;
  private final Limits limits;

  TlsHandshake(TrustAnchors trust, Watchdog watchdog, Limits limits) {
    this.trust = trust;
    this.watchdog = watchdog;
    this.limits = limits;
  }

  /**
   * Shakes hands.
   *
   * @param plain closed if this fails
   * @param name what the certificate must name; the host is sent as SNI
   * @param alpn the protocols offered, such as {@code imap}; none if empty
   * @return closing it closes {@code plain}
   * @throws ConnectFailure if there is no TLS, or the certificate is not accepted
   * @throws InterruptedException if the thread is interrupted or the call cancelled
   */
  SSLSocket secure(Socket plain, TlsName name, List<String> alpn, Call call)
      throws ConnectFailure, InterruptedException {
    boolean done = false;
    try {
      SSLSocket secured = shakeHands(plain, name.host(), alpn, call);
      checkName(secured.getSession(), name);
      done = true;
      return secured;
    } finally {
      if (!done) {
        Closing.quietly(plain);
      }
    }
  }

  private SSLSocket shakeHands(Socket plain, Host host, List<String> alpn, Call call)
      throws ConnectFailure, InterruptedException {
    String what = "TLS handshake with " + host;
    call.step(what);
    Duration most = call.deadline().sooner(limits.tlsTime()).remaining();
    try (Watchdog.Watch watch = watchdog.watch(plain, most, call)) {
      try {
        long start = System.nanoTime();
        SSLSocket secured =
            (SSLSocket)
                trust
                    .context()
                    .getSocketFactory()
                    .createSocket(plain, host.name(), plain.getPort(), true);
        secured.setSSLParameters(parameters(secured.getSSLParameters(), host, alpn));
        secured.startHandshake();
        call.roundTrip(Duration.ofNanos(System.nanoTime() - start), true);
        return secured;
      } catch (IOException e) {
        watch.explain(what);
        throw new ConnectFailure(Reason.TLS, host + ": " + reason(e));
      }
    }
  }

  private static SSLParameters parameters(SSLParameters given, Host host, List<String> alpn) {
    given.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    // The constructor from text refuses underscores, which deployed hosts have.
    byte[] name = host.name().getBytes(StandardCharsets.US_ASCII);
    given.setServerNames(List.of(new SNIHostName(name)));
    given.setApplicationProtocols(alpn.toArray(String[]::new));
    return given;
  }

  private static String reason(Throwable refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateFault fault) {
        return String.valueOf(fault.getMessage());
      }
    }
    return "no TLS: " + refused.getMessage();
  }

  // A session that resumes was checked by its chain before, and is by its names each time.
  private static void checkName(SSLSession session, TlsName name) throws ConnectFailure {
    CertificateNames names = CertificateNames.of(leaf(session, name.host()));
    if (names.match(name)) {
      return;
    }
    if (names.dnsIds().isEmpty()) {
      throw new ConnectFailure(Reason.TLS, name.host() + ": certificate that names no host");
    }
    List<String> shown = names.dnsIds().stream().limit(NAMES_SHOWN).toList();
    String message = name.host() + ": certificate of another name, " + String.join(", ", shown);
    throw new ConnectFailure(new Failure(Reason.TLS, message, true), names.hosts());
  }

  private static X509Certificate leaf(SSLSession session, Host host) throws ConnectFailure {
    try {
      return (X509Certificate) session.getPeerCertificates()[0];
    } catch (SSLPeerUnverifiedException e) {
      throw new ConnectFailure(Reason.TLS, host + ": no certificate");
    }
  }
}
