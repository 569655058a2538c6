package org.mailscout.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.auth.oauth.OfferWorld.ISSUER;
import static org.mailscout.auth.oauth.OfferWorld.OPENID;
import static org.mailscout.auth.oauth.OfferWorld.RFC_8414;
import static org.mailscout.auth.oauth.OfferWorld.metadata;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.AuthOffer.Registration;

/** The profile's list, oauth-public §3.2: what an issuer leaves out of it is said in the offer. */
final class UnlistedTest {

  private static final String MINIMAL =
      """
      {"issuer":"https://id.example.com",
      "authorization_endpoint":"https://id.example.com/authorize",
      "token_endpoint":"https://id.example.com/token",
      "userinfo_endpoint":"https://id.example.com/userinfo",
      "scopes_supported":["openid","email","offline_access"],
      "claims_supported":["email"]}
      """;

  private final OfferWorld world = new OfferWorld();

  @Test
  void aWholeListNeedsNoNote() throws Exception {
    world.json(OPENID, metadata());

    assertThat(world.named(ISSUER).orElseThrow().notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"refresh_token\"' | '\"implicit\"' | refresh tokens",
        "'\"none\"' | '\"client_secret_post\"' | clients without a secret",
        "code_challenge_methods_supported | x | PKCE with S256",
        "iss_parameter_supported\":true | iss_parameter_supported\":false | its name in answers",
        "authorization_response_iss_parameter_supported | x | its name in answers",
        "'\"openid\",' | '' | the scope openid",
        "'\"sub\",\"email\"' | '\"sub\"' | the claim email",
        "',\"offline_access\"' | '' | the scope offline_access",
      })
  void namesWhatIsLeftOut(String listed, String left, String words) throws Exception {
    world.json(OPENID, metadata().replace(listed, left));

    AuthOffer offer = world.named(ISSUER).orElseThrow();

    assertThat(offer.registration()).isEqualTo(Registration.DYNAMIC);
    assertThat(OfferWorld.notes(offer))
        .containsExactly(
            "Its issuer does not list " + words + ": signing in may fail, or be due again soon.");
  }

  @Test
  void namesAllThatASmallServerLeavesOutInOneNote() throws Exception {
    world.json(OPENID, MINIMAL);

    AuthOffer offer = world.named(ISSUER).orElseThrow();

    assertThat(offer.scopes()).containsExactly("openid", "email", "offline_access");
    assertThat(OfferWorld.notes(offer))
        .containsExactly(
            "Its issuer does not list refresh tokens, clients without a secret, PKCE with S256,"
                + " its name in answers: signing in may fail, or be due again soon.",
            ISSUER + " registers no clients by itself: it needs a client id of your own.");
  }

  @Test
  void expectsNothingOfOpenIdInADocumentThatIsNotOpenIds() throws Exception {
    world.json(
        RFC_8414,
        metadata()
            .replace("\"openid\",\"email\",\"offline_access\"", "\"" + Scopes.MAIL + "\"")
            .replace("claims_supported", "x"));

    assertThat(world.named(ISSUER).orElseThrow().notes()).isEmpty();
  }
}
