package org.mailscout.oauth;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Authentication;
import org.mailscout.api.LookupException;
import org.mailscout.api.Note;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Username;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.auth.SignInStep;

/** A sign-in with a password, or a provider's app password, proved like any other. */
final class PasswordSignIn implements SignIn {

  static final AuthMethodId METHOD = AuthMethodId.of("password");
  static final int VERSION = 1;
  static final String PASSWORD = "password";
  static final String USERNAME = "username";

  // RFC 6186 §4: the address, then the local part; more tries lock accounts.
  private static final int MOST_NAMES = 2;

  private final Settings settings;
  private final SignInContext context;
  private final Deque<Note> untold;
  private char[] password = {};
  private boolean asked;
  private boolean ended;

  PasswordSignIn(Settings settings, SignInContext context) {
    this.settings = settings;
    this.context = context;
    this.untold = new ArrayDeque<>(settings.notes());
  }

  @Override
  public SignInStep next() throws LookupException, InterruptedException {
    if (ended || (asked && password.length == 0)) {
      throw new IllegalStateException(ended ? "the sign-in has ended" : "no answer yet");
    }
    if (!asked && takesNone()) {
      return refused(Refusal.NO_PASSWORDS, settings.services() + " takes no passwords");
    }
    // Which kind of password it has to be, and on which page of the provider's it is made.
    if (!untold.isEmpty()) {
      Note note = untold.remove();
      return new SignInStep.Other(note.text() + note.link().map(page -> " " + page).orElse(""));
    }
    if (!asked) {
      asked = true;
      return new SignInStep.Ask("Password of " + context.address().text(), true);
    }
    return prove();
  }

  /** Returns whether the mailbox says how it is signed in to, and by no password. */
  private boolean takesNone() {
    List<Authentication> kinds = settings.mailbox().map(Service::authentication).orElse(List.of());
    return !kinds.isEmpty()
        && kinds.stream()
            .noneMatch(
                List.of(Authentication.PASSWORD, Authentication.ENCRYPTED_PASSWORD)::contains);
  }

  private SignInStep prove() throws LookupException, InterruptedException {
    Service mailbox = settings.mailbox().orElseThrow();
    List<String> names = names(mailbox);
    Optional<String> said = Optional.of("no user name is known");
    for (String name : names) {
      said = prove(mailbox, name);
      if (said.isEmpty()) {
        return proveSending(name);
      }
    }
    return refused(Refusal.BY_ISSUER, "the mailbox refused the sign-in: " + said.orElseThrow());
  }

  private SignInStep proveSending(String name) throws LookupException, InterruptedException {
    Optional<Service> submission = settings.submission();
    Optional<String> said =
        submission.isPresent() ? prove(submission.get(), name) : Optional.empty();
    if (said.isPresent()) {
      return refused(Refusal.BY_ISSUER, "reading works, but sending was refused: " + said.get());
    }
    Grant grant =
        Grant.of(METHOD, VERSION, Map.of(USERNAME, name), Map.of(PASSWORD, new String(password)));
    close();
    return new SignInStep.SignedIn(grant);
  }

  private Optional<String> prove(Service service, String name)
      throws LookupException, InterruptedException {
    try (Credential credential = Credential.password(name, password)) {
      return context.prove(service, credential);
    }
  }

  private List<String> names(Service mailbox) {
    List<String> names = new ArrayList<>();
    for (Username pattern : mailbox.usernames()) {
      names.add(pattern.of(context.address()));
    }
    return names.stream().distinct().limit(MOST_NAMES).toList();
  }

  private SignInStep refused(Refusal why, String message) {
    close();
    return new SignInStep.Refused(why, message);
  }

  @Override
  public void answer(char[] text) {
    if (!asked || ended || password.length > 0) {
      throw new IllegalStateException("nothing was asked");
    }
    password = text.clone();
  }

  @Override
  public void close() {
    ended = true;
    Arrays.fill(password, '\0');
  }
}
