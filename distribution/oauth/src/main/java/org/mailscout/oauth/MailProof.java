package org.mailscout.oauth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Endpoint;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Credential;
import org.mailscout.network.Call;
import org.mailscout.network.MailConnection;
import org.mailscout.network.MailConnector;

/** Signs in to a mail server by SASL, under TLS, with the best mechanism that both know. */
final class MailProof {

  private static final int MOST_CHALLENGES = 8;

  private final MailConnector connector;

  MailProof(MailConnector connector) {
    this.connector = connector;
  }

  /** Returns whether the protocol carries SASL here. */
  static boolean speaks(Protocol protocol) {
    return List.of(Protocol.IMAP, Protocol.POP3, Protocol.SUBMISSION).contains(protocol);
  }

  /** Returns empty if the server took the credential, else what it said. */
  Optional<String> prove(Service service, Credential credential, Call call)
      throws LookupException, InterruptedException {
    Endpoint endpoint = service.endpoint();
    SaslCarrier carrier = carrier(service.protocol());
    try (MailConnection server = connector.open(service.protocol(), endpoint, call)) {
      List<String> offered = carrier.mechanisms(server.capabilities());
      Optional<Mechanism> chosen =
          mechanisms(credential, endpoint).stream()
              .filter(m -> offered.contains(m.name()))
              .findFirst();
      if (chosen.isEmpty()) {
        String kind = credential.kind() == Credential.Kind.BEARER ? "tokens" : "passwords";
        return Optional.of(server.server() + " takes no " + kind + " in a way that is known here");
      }
      return exchange(server, carrier, chosen.get(), credential);
    }
  }

  private static SaslCarrier carrier(Protocol protocol) {
    if (protocol.equals(Protocol.IMAP)) {
      return new ImapCarrier();
    }
    return protocol.equals(Protocol.POP3) ? new Pop3Carrier() : new SubmissionCarrier();
  }

  private static List<Mechanism> mechanisms(Credential credential, Endpoint endpoint) {
    if (credential.kind() == Credential.Kind.BEARER) {
      return List.of(
          BearerMechanism.oauthBearer(credential, endpoint),
          BearerMechanism.xoauth2(credential, endpoint));
    }
    Mechanism scram = new ScramMechanism(credential);
    Mechanism plain = new PlainMechanism(credential);
    Mechanism login = new LoginMechanism(credential);
    // Without a form that both sides would hash, the server is left to compare what was typed.
    return SaslPrep.takes(credential) ? List.of(scram, plain, login) : List.of(plain, login, scram);
  }

  private static Optional<String> exchange(
      MailConnection server, SaslCarrier carrier, Mechanism mechanism, Credential credential)
      throws LookupException, InterruptedException {
    Optional<String> initial = encoded(mechanism.initial());
    boolean atOnce = initial.filter(text -> carrier.takesInitial(server, text)).isPresent();
    // RFC 4954 §4: an empty one is "=".
    carrier.begin(
        server, mechanism.name(), atOnce ? initial.map(MailProof::visible) : Optional.empty());
    boolean initialDue = initial.isPresent() && !atOnce;
    for (int challenges = 0; challenges < MOST_CHALLENGES; challenges++) {
      SaslCarrier.Reply reply = carrier.next(server);
      switch (reply.kind()) {
        case CHALLENGE -> {
          server.send(
              initialDue
                  ? initial.orElseThrow()
                  : encoded(mechanism.answer(decoded(server, reply.text()))).orElse(""));
          initialDue = false;
        }
        case DONE -> {
          return mechanism.accepts()
              ? Optional.empty()
              : Optional.of(server.server() + " has not proved that it knows the password");
        }
        case REFUSED -> {
          return Optional.of(words(server, mechanism, reply, credential));
        }
        case TROUBLE ->
            throw new LookupException(
                Reason.SERVER_FAILURE, words(server, mechanism, reply, credential));
      }
    }
    throw new LookupException(
        Reason.TOO_LARGE, server.server() + ": more than " + MOST_CHALLENGES + " challenges");
  }

  private static String visible(String initial) {
    return initial.isEmpty() ? "=" : initial;
  }

  private static Optional<String> encoded(byte @Nullable [] bytes) {
    if (bytes == null) {
      return Optional.empty();
    }
    String text = Base64.getEncoder().encodeToString(bytes);
    Arrays.fill(bytes, (byte) 0);
    return Optional.of(text);
  }

  private static byte[] decoded(MailConnection server, String challenge) throws LookupException {
    try {
      return Base64.getDecoder().decode(challenge);
    } catch (IllegalArgumentException e) {
      throw new LookupException(
          Reason.MALFORMED, server.server() + ": a challenge that is not base64");
    }
  }

  private static String words(
      MailConnection server, Mechanism mechanism, SaslCarrier.Reply reply, Credential credential) {
    char[] secret = credential.secret();
    List<String> secrets = new ArrayList<>(List.of(new String(secret)));
    Arrays.fill(secret, '\0');
    String complaint = mechanism.complaint().isEmpty() ? "" : mechanism.complaint() + "; ";
    return server.server() + ": " + Shown.words(complaint + reply.text(), secrets);
  }
}
