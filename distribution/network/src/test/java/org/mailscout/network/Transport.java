package org.mailscout.network;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.network.Failure;

/**
 * A way to come to TLS: at once by HTTPS or at a mail server's port of TLS, or after STARTTLS.
 *
 * @param protocol empty for HTTPS
 */
record Transport(Optional<Protocol> protocol, Security way) {

  static Stream<Transport> all() {
    Transport https = new Transport(Optional.empty(), Security.TLS);
    return Stream.concat(
        Stream.of(https),
        Stream.of(Protocol.IMAP, Protocol.POP3, Protocol.SUBMISSION, Protocol.MANAGESIEVE)
            .flatMap(
                protocol ->
                    Stream.of(Security.TLS, Security.STARTTLS)
                        .map(way -> new Transport(Optional.of(protocol), way))));
  }

  /** Returns the name that is offered by ALPN; empty if none is registered or STARTTLS chose. */
  String alpn() {
    if (way.equals(Security.STARTTLS)) {
      return "";
    }
    return protocol
        .map(mail -> mail.equals(Protocol.SUBMISSION) ? "" : mail.id())
        .orElse("http/1.1");
  }

  /** Brings a client to where the handshake is next. */
  void begin(MailServer.Client client) throws IOException {
    if (way.equals(Security.STARTTLS)) {
      Starttls.begin(client, protocol.orElseThrow());
    }
  }

  /** Asks the server, and returns how that failed. */
  Optional<Failure> ask(Probing probing, MailServer server) throws InterruptedException {
    return protocol.isPresent()
        ? probing.probe(protocol.get(), way, server).failure()
        : probing.fetch(server.port()).failure();
  }

  @Override
  public String toString() {
    return protocol.map(Protocol::id).orElse("https") + " " + way;
  }
}
