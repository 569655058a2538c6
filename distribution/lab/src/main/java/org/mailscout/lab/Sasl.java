package org.mailscout.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The server's side of PLAIN (RFC 4616), LOGIN, SCRAM-SHA-256 (RFC 7677), OAUTHBEARER (RFC 7628)
 * and XOAUTH2.
 */
final class Sasl {

  private static final Pattern BEARER =
      Pattern.compile("\u0001auth=Bearer ([^\u0001]+)\u0001", Pattern.CASE_INSENSITIVE);
  private static final Pattern OAUTHBEARER_USER = Pattern.compile("^n,(?:a=([^,]*))?,");
  private static final Pattern XOAUTH2_USER = Pattern.compile("^user=([^\u0001]*)\u0001");

  private final LabAccounts accounts;
  private final String refusal;
  private final Dialogue dialogue;

  /** How a protocol carries challenges and responses. */
  interface Dialogue {

    /** Sends a challenge, in base64, and returns the client's line: base64 or {@code *}. */
    String ask(String challenge) throws IOException;
  }

  /** The client has sent no base64, or has cancelled with {@code *}. */
  private static final class Cancelled extends Exception {
    private static final long serialVersionUID = 1;
  }

  /**
   * @param refusal what to say of a token that is refused, in JSON
   */
  Sasl(LabAccounts accounts, String refusal, Dialogue dialogue) {
    this.accounts = accounts;
    this.refusal = refusal;
    this.dialogue = dialogue;
  }

  /** Returns whether the mechanism wants a token, and no password. */
  static boolean isByToken(String mechanism) {
    return mechanism.equals("OAUTHBEARER") || mechanism.equals("XOAUTH2");
  }

  /** Returns who has signed in; empty where the client has failed or cancelled. */
  Optional<String> authenticate(String mechanism, Optional<String> initial) throws IOException {
    try {
      if (mechanism.equals("LOGIN")) {
        return login(initial);
      }
      String response = initial.isPresent() ? decode(initial.get()) : ask("");
      return switch (mechanism) {
        case "PLAIN" -> plain(response);
        case "SCRAM-SHA-256" -> scram(response);
        case "OAUTHBEARER" -> bearer(response, OAUTHBEARER_USER);
        case "XOAUTH2" -> bearer(response, XOAUTH2_USER);
        default -> Optional.empty();
      };
    } catch (Cancelled e) {
      return Optional.empty();
    }
  }

  private String ask(String challenge) throws IOException, Cancelled {
    byte[] bytes = challenge.getBytes(StandardCharsets.UTF_8);
    return decode(dialogue.ask(Base64.getEncoder().encodeToString(bytes)));
  }

  private static String decode(String sent) throws Cancelled {
    try {
      // RFC 4954 §4: "=" is an initial response without content.
      return sent.equals("=")
          ? ""
          : new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Cancelled();
    }
  }

  private Optional<String> plain(String response) {
    String[] parts = response.split("\u0000", -1);
    return parts.length == 3 ? user(parts[1], parts[2]) : Optional.empty();
  }

  private Optional<String> login(Optional<String> initial) throws IOException, Cancelled {
    String user = initial.isPresent() ? decode(initial.get()) : ask("Username:");
    return user(user, ask("Password:"));
  }

  private Optional<String> user(String name, String password) {
    return accounts.hasPassword(name, password) ? Optional.of(name) : Optional.empty();
  }

  private Optional<String> scram(String response) throws IOException, Cancelled {
    Optional<Scram> begun = Scram.begin(response);
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    Scram scram = begun.get();
    String last = ask(scram.serverFirst());
    Optional<String> verified =
        accounts.password(scram.user()).flatMap(password -> scram.finish(last, password));
    if (verified.isEmpty()) {
      return Optional.empty();
    }
    ask(verified.get());
    return Optional.of(scram.user());
  }

  private Optional<String> bearer(String response, Pattern userPattern)
      throws IOException, Cancelled {
    Matcher named = userPattern.matcher(response);
    Matcher token = BEARER.matcher(response);
    if (named.find() && token.find()) {
      // RFC 7628 §3.1: without a name, the token's user is meant.
      Optional<String> user =
          Optional.ofNullable(named.group(1)).or(() -> accounts.userOf(token.group(1)));
      if (user.isPresent() && accounts.hasToken(user.get(), token.group(1))) {
        return user;
      }
    }
    // RFC 7628 §3.2.3: the client answers the error document before it is told that it failed.
    ask(refusal);
    return Optional.empty();
  }
}
