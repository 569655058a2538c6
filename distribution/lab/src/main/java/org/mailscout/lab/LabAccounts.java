package org.mailscout.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Who may sign in at the lab's servers, and with what.
 *
 * <p>Safe for use by many threads; can be changed while the lab runs.
 */
public final class LabAccounts {

  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private final List<BiPredicate<String, String>> tokens = new CopyOnWriteArrayList<>();

  private final List<Function<String, Optional<String>>> owners = new CopyOnWriteArrayList<>();

  LabAccounts() {}

  /** Gives a user a password, in place of an earlier one. */
  public void password(String user, String password) {
    passwords.put(user, password);
  }

  /** Accepts the bearer tokens for which this says yes, asked with the user and the token. */
  public void tokens(BiPredicate<String, String> check) {
    tokens.add(check);
  }

  /** Accepts the bearer tokens whose user this names. */
  public void tokensOf(Function<String, Optional<String>> owner) {
    owners.add(owner);
  }

  /** Returns whether the user has a password. */
  public boolean isKnown(String user) {
    return passwords.containsKey(user);
  }

  /** Returns the user's password. */
  Optional<String> password(String user) {
    return Optional.ofNullable(passwords.get(user));
  }

  /** Returns whether this is the user's password. */
  public boolean hasPassword(String user, String password) {
    return password.equals(passwords.get(user));
  }

  /** Returns whether this bearer token is the user's, and valid. */
  public boolean hasToken(String user, String token) {
    return tokens.stream().anyMatch(check -> check.test(user, token))
        || userOf(token).filter(user::equals).isPresent();
  }

  /** Returns whose valid bearer token this is, where it tells. */
  public Optional<String> userOf(String token) {
    return owners.stream().flatMap(owner -> owner.apply(token).stream()).findFirst();
  }
}
