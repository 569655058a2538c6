package org.mailscout.oauth;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.OAuth.Server;
import org.mailscout.api.auth.Refusal;

/**
 * What the browser brings back: a code, or the reason why there is none.
 *
 * @param code redeemed once
 * @param refusal why there is no code
 */
record AuthorizationAnswer(Optional<String> code, Optional<LookupException> refusal) {

  private static final List<String> ONCE = List.of("code", "state", "iss", "error");
  private static final int LONGEST = 4096;

  /** What an answer is compared with. */
  record Expected(Server server, String state) {

    @Override
    public String toString() {
      return "Expected[redacted]";
    }
  }

  /** Returns whether a query means to be an answer; a browser also asks for other things. */
  static boolean isOne(String query) {
    Map<String, List<String>> all = URLUtils.parseParameters(query);
    return ONCE.stream().anyMatch(all::containsKey);
  }

  /** Reads an answer; the code of one that is not to our request goes nowhere. */
  static AuthorizationAnswer read(String query, Expected expected) {
    try {
      return new AuthorizationAnswer(Optional.of(code(query, expected)), Optional.empty());
    } catch (LookupException e) {
      return new AuthorizationAnswer(Optional.empty(), Optional.of(e));
    }
  }

  private static String code(String query, Expected expected) throws LookupException {
    if (query.length() > LONGEST) {
      throw notOurs("it is too long");
    }
    Map<String, List<String>> all = URLUtils.parseParameters(query);
    for (String name : ONCE) {
      if (all.getOrDefault(name, List.of()).size() > 1) {
        throw notOurs("it has two of " + name);
      }
    }
    if (!same(first(all, "state").orElse(""), expected.state())) {
      throw notOurs("its state is another one's");
    }
    checkIssuer(first(all, "iss"), expected.server());
    Optional<String> error = first(all, "error");
    if (error.isPresent()) {
      throw OAuthErrors.of(
          error.get(),
          first(all, "error_description").orElse(""),
          expected.server().issuer(),
          List.of(expected.state()));
    }
    return first(all, "code").orElseThrow(() -> notOurs("it has no code"));
  }

  // RFC 9207 §2.4: compared as plain strings; in errors, too.
  private static void checkIssuer(Optional<String> iss, Server server) throws LookupException {
    if (iss.isEmpty() && server.answersWithIssuer()) {
      throw notOurs("it does not name its issuer, as it should");
    }
    boolean named =
        iss.isEmpty()
            || iss.get().equals(server.issuer())
            || server.tokenIssuer().filter(t -> IssuerTemplate.fits(t, iss.get())).isPresent();
    if (!named) {
      throw notOurs("it is of another issuer");
    }
  }

  private static Optional<String> first(Map<String, List<String>> all, String name) {
    return all.getOrDefault(name, List.of()).stream().filter(v -> !v.isEmpty()).findFirst();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static LookupException notOurs(String why) {
    return Refusal.NOT_OURS.because("the browser's answer is not one to this sign-in: " + why);
  }

  @Override
  public String toString() {
    return refusal.map(LookupException::getMessage).orElse("a code");
  }
}
