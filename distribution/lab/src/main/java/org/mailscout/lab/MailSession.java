package org.mailscout.lab;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One client's connection to a mail server, and what it has reached so far. */
final class MailSession {

  private final LabConnection connection;
  private final MailRules rules;
  private final Envelope envelope = new Envelope();
  private Optional<String> user = Optional.empty();
  private Optional<String> refusal = Optional.empty();

  MailSession(LabConnection connection, MailRules rules) {
    this.connection = connection;
    this.rules = rules;
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
    return rules.protection() == LabMail.Protection.STARTTLS && !connection.isSecure();
  }

  void startTls() throws IOException {
    connection.startTls();
  }

  /** Returns the mechanisms on offer now: none before TLS (RFC 8314 §4.1). */
  List<String> mechanisms() {
    return offersStartTls() ? List.of() : rules.mechanisms();
  }

  boolean isSignedIn() {
    return user.isPresent();
  }

  /** Returns what to say to who was refused. */
  String refusal(String otherwise) {
    return refusal.orElse(otherwise);
  }

  Envelope envelope() {
    return envelope;
  }

  /** Takes a message of the envelope. */
  void accept(String text) {
    connection.outbox().accept(envelope.message(user.orElse(""), text));
    envelope.clear();
  }

  boolean signIn(String name, String password) {
    if (!offersStartTls()
        && rules.takesPasswords()
        && connection.accounts().hasPassword(name, password)) {
      admit(Optional.of(name));
    }
    return isSignedIn();
  }

  /** Holds a SASL exchange, whose lines look as the protocol's dialogue makes them. */
  boolean authenticate(String mechanism, Optional<String> initial, Sasl.Dialogue dialogue)
      throws IOException {
    if (mechanisms().contains(mechanism)) {
      Sasl sasl = new Sasl(connection.accounts(), rules.refusal(), dialogue);
      Optional<String> who = sasl.authenticate(mechanism, initial);
      admit(rules.takesPasswords() || Sasl.isByToken(mechanism) ? who : Optional.empty());
    }
    return isSignedIn();
  }

  private void admit(Optional<String> who) {
    refusal = who.flatMap(rules.gate());
    user = refusal.isPresent() ? Optional.empty() : who;
  }
}
