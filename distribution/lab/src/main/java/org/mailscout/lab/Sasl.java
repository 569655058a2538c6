package org.mailscout.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's side of PLAIN (RFC 4616), OAUTHBEARER (RFC 7628) and XOAUTH2. */
final class Sasl {

  private static final Pattern BEARER =
      Pattern.compile("\u0001auth=Bearer ([^\u0001]+)\u0001", Pattern.CASE_INSENSITIVE);
  private static final Pattern OAUTHBEARER_USER = Pattern.compile("^n,a=([^,]*),");
  private static final Pattern XOAUTH2_USER = Pattern.compile("^user=([^\u0001]*)\u0001");
  private static final String REFUSAL =
      "{\"status\":\"invalid_token\",\"schemes\":\"bearer\",\"scope\":\"mail\"}";

  private final LabAccounts accounts;
  private final Dialogue dialogue;

  /** How a protocol carries challenges and responses. */
  interface Dialogue {

    /** Sends a challenge, in base64, and returns the client's line: base64 or {@code *}. */
    String ask(String challenge) throws IOException;
  }

  Sasl(LabAccounts accounts, Dialogue dialogue) {
    this.accounts = accounts;
    this.dialogue = dialogue;
  }

  /** Returns who has signed in; empty where the client has failed or cancelled. */
  Optional<String> authenticate(String mechanism, Optional<String> initial) throws IOException {
    String sent = initial.isPresent() ? initial.get() : dialogue.ask("");
    String response;
    try {
      // RFC 4954 §4: "=" is an initial response without content.
      response =
          sent.equals("=")
              ? ""
              : new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return switch (mechanism) {
      case "PLAIN" -> plain(response);
      case "OAUTHBEARER" -> bearer(response, OAUTHBEARER_USER);
      case "XOAUTH2" -> bearer(response, XOAUTH2_USER);
      default -> Optional.empty();
    };
  }

  private Optional<String> plain(String response) {
    String[] parts = response.split("\u0000", -1);
    return parts.length == 3 && accounts.hasPassword(parts[1], parts[2])
        ? Optional.of(parts[1])
        : Optional.empty();
  }

  private Optional<String> bearer(String response, Pattern userPattern) throws IOException {
    Matcher user = userPattern.matcher(response);
    Matcher token = BEARER.matcher(response);
    if (user.find() && token.find() && accounts.hasToken(user.group(1), token.group(1))) {
      return Optional.of(user.group(1));
    }
    // RFC 7628 §3.2.3: the client answers the error document before it is told that it failed.
    dialogue.ask(Base64.getEncoder().encodeToString(REFUSAL.getBytes(StandardCharsets.UTF_8)));
    return Optional.empty();
  }
}
