package org.mailscout.lab.microsoft;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What administrators have set for mailboxes. */
final class Mailboxes {

  private static final String OFF =
      "5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox."
          + " Visit https://aka.ms/smtp_auth_disabled for more information. [LAB.PROD.OUTLOOK.COM]";

  private final Set<String> withoutMailbox = ConcurrentHashMap.newKeySet();
  private final Set<String> withoutSubmission = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> shared = new ConcurrentHashMap<>();

  void remove(String user) {
    withoutMailbox.add(user);
  }

  boolean exists(String user) {
    return !withoutMailbox.contains(user);
  }

  void submission(String user, boolean on) {
    if (on) {
      withoutSubmission.remove(user);
    } else {
      withoutSubmission.add(user);
    }
  }

  /** Returns what submission says to a user who may not use it. */
  Optional<String> gate(String user) {
    return withoutSubmission.contains(user) ? Optional.of(OFF) : Optional.empty();
  }

  void share(String mailbox, String user) {
    shared.computeIfAbsent(mailbox, any -> ConcurrentHashMap.newKeySet()).add(user);
  }

  boolean mayOpen(String user, String mailbox) {
    return exists(mailbox)
        && (mailbox.equals(user) || shared.getOrDefault(mailbox, Set.of()).contains(user));
  }
}
