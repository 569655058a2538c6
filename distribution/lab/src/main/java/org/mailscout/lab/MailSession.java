package org.mailscout.lab;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One client's connection to a mail server, and what it has reached so far. */
final class MailSession {

  private final LabConnection connection;
  private final LabMail.Protection protection;
  private final List<String> mechanisms;
  private Optional<String> user = Optional.empty();

  MailSession(LabConnection connection, LabMail.Protection protection, List<String> mechanisms) {
    this.connection = connection;
    this.protection = protection;
    this.mechanisms = mechanisms;
  }

  String host() {
    return connection.host();
  }

  String readLine() throws IOException {
    return connection.readLine();
  }

  void send(String... lines) throws IOException {
    connection.send(lines);
  }

  boolean offersStartTls() {
    return protection == LabMail.Protection.STARTTLS && !connection.isSecure();
  }

  void startTls() throws IOException {
    connection.startTls();
  }

  /** Returns the mechanisms on offer now: none before TLS (RFC 8314 §4.1). */
  List<String> mechanisms() {
    return offersStartTls() ? List.of() : mechanisms;
  }

  boolean isSignedIn() {
    return user.isPresent();
  }

  boolean signIn(String name, String password) {
    if (!offersStartTls() && connection.accounts().hasPassword(name, password)) {
      user = Optional.of(name);
    }
    return isSignedIn();
  }

  /** Holds a SASL exchange, whose lines look as the protocol's dialogue makes them. */
  boolean authenticate(String mechanism, Optional<String> initial, Sasl.Dialogue dialogue)
      throws IOException {
    if (mechanisms().contains(mechanism)) {
      user = new Sasl(connection.accounts(), dialogue).authenticate(mechanism, initial);
    }
    return isSignedIn();
  }
}
