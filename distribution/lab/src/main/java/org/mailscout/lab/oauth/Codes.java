package org.mailscout.lab.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Authorization codes: each good once, for ten minutes, for who can prove to have asked for it. */
public final class Codes {

  private static final Duration LIFE = Duration.ofMinutes(10);

  private final LabClock clock;
  private final Secrets secrets;
  private final Tokens tokens;
  private final Map<String, Code> codes = new HashMap<>();

  private static final class Code {
    private final Wanted wanted;
    private final Consent consent;
    private final Instant ends;
    private Optional<Family> redeemed = Optional.empty();

    Code(Wanted wanted, Consent consent, Instant ends) {
      this.wanted = wanted;
      this.consent = consent;
      this.ends = ends;
    }
  }

  /** Creates a store that gives codes away for families of these tokens. */
  public Codes(LabClock clock, Secrets secrets, Tokens tokens) {
    this.clock = clock;
    this.secrets = secrets;
    this.tokens = tokens;
  }

  /** Returns a code for what the user has allowed. */
  public synchronized String issue(Wanted wanted, String user) {
    String code = secrets.next("code");
    codes.put(code, new Code(wanted, wanted.allowedBy(user), clock.instant().plus(LIFE)));
    return code;
  }

  /**
   * Returns the family of tokens that a code is good for.
   *
   * @throws OAuthRefusal if it is none, was used before, or was made for somebody else
   */
  public synchronized Family redeem(String client, String code, String redirectUri, String verifier)
      throws OAuthRefusal {
    Code known = codes.get(code);
    if (known == null || known.ends.isBefore(clock.instant())) {
      throw new OAuthRefusal("invalid_grant", "the code is unknown or too old");
    }
    if (known.redeemed.isPresent()) {
      // RFC 6749 §4.1.2: somebody has stolen it.
      known.redeemed.get().revoke();
      throw new OAuthRefusal("invalid_grant", "the code was used before");
    }
    if (!known.wanted.client().equals(client) || !known.wanted.redirectUri().equals(redirectUri)) {
      throw new OAuthRefusal("invalid_grant", "the code is another client's or redirect's");
    }
    if (!s256(verifier).equals(known.wanted.challenge())) {
      throw new OAuthRefusal("invalid_grant", "the code verifier is wrong");
    }
    Family family = tokens.family(known.consent);
    known.redeemed = Optional.of(family);
    return family;
  }

  private static String s256(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
