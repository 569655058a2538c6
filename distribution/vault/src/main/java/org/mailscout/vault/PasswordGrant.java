package org.mailscout.vault;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Grant;

/** Passwords as grants, so that a vault holds one kind of thing; they never expire. */
public final class PasswordGrant {

  /** The method that such grants name; no auth method has it. */
  public static final AuthMethodId METHOD = AuthMethodId.of("password");

  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";
  private static final int VERSION = 1;

  private PasswordGrant() {}

  /** Returns the grant of a password; the array stays the caller's to wipe. */
  public static Grant of(String username, char[] password) {
    requireNonNull(username, "username");
    return Grant.of(
        METHOD, VERSION, Map.of(USERNAME, username), Map.of(PASSWORD, String.valueOf(password)));
  }

  /** Returns the credential in a grant, to be closed by the caller; empty if it is no password. */
  public static Optional<Credential> credential(Grant grant) {
    String username = grant.parameters().get(USERNAME);
    String password = grant.secrets().get(PASSWORD);
    if (!grant.method().equals(METHOD) || username == null || password == null) {
      return Optional.empty();
    }
    char[] secret = password.toCharArray();
    try {
      return Optional.of(Credential.password(username, secret));
    } finally {
      Arrays.fill(secret, '\0');
    }
  }
}
