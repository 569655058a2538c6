package org.mailscout.oauth;

import com.nimbusds.openid.connect.sdk.Nonce;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.OAuth.Request;
import org.mailscout.api.auth.OAuth.Tokens;

/** Reads an answer with tokens: strictly, since what it holds goes into headers and SASL. */
final class TokenReader {

  private static final long LONGEST_LIFE = 10L * 365 * 24 * 3600;

  // RFC 6749 appendix A.12: VSCHAR; and without a space, which ends a token in a header.
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,16384}");

  private final IdTokens idTokens;
  private final Clock clock;

  TokenReader(IdTokens idTokens, Clock clock) {
    this.idTokens = idTokens;
    this.clock = clock;
  }

  private record Granted(
      String access,
      Optional<String> refresh,
      Optional<Instant> expires,
      Set<String> scopes,
      Optional<String> email)
      implements Tokens {

    @Override
    public String toString() {
      return "Tokens[redacted]";
    }
  }

  /**
   * Reads an answer.
   *
   * @param nonce of the authorization request, where there was one
   */
  Tokens read(Request request, Wire.Answer answer, Optional<Nonce> nonce)
      throws LookupException, InterruptedException {
    Document json = Document.read(answer.body(), answer.endpoint().origin() + " tokens");
    if (!json.require("token_type").equalsIgnoreCase("Bearer")) {
      // A token of another type is bound to a key, which SASL has no place for.
      throw json.malformed("token_type");
    }
    Optional<String> refresh = json.text("refresh_token").filter(t -> !t.isEmpty());
    Optional<String> idToken = json.text("id_token").filter(t -> !t.isEmpty());
    return new Granted(
        checked(json, "access_token", json.require("access_token")),
        refresh.isPresent()
            ? Optional.of(checked(json, "refresh_token", refresh.get()))
            : Optional.empty(),
        expiry(json),
        scopes(json),
        idToken.isPresent() ? idTokens.email(request, idToken.get(), nonce) : Optional.empty());
  }

  private static String checked(Document json, String name, String token) throws LookupException {
    if (!TOKEN.matcher(token).matches()) {
      throw json.malformed(name);
    }
    return token;
  }

  private Optional<Instant> expiry(Document json) throws LookupException {
    Optional<Long> seconds = json.number("expires_in");
    if (seconds.filter(s -> s <= 0 || s > LONGEST_LIFE).isPresent()) {
      throw json.malformed("expires_in");
    }
    return seconds.map(s -> clock.instant().plusSeconds(s));
  }

  private static Set<String> scopes(Document json) throws LookupException {
    String text = json.text("scope").orElse("");
    if (!text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      throw new LookupException(Reason.MALFORMED, "scopes that are none");
    }
    return Arrays.stream(text.split(" ", -1))
        .filter(s -> !s.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
