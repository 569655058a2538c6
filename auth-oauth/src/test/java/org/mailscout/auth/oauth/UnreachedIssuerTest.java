package org.mailscout.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mailscout.auth.oauth.OfferWorld.ISSUER;
import static org.mailscout.auth.oauth.OfferWorld.OPENID;
import static org.mailscout.auth.oauth.OfferWorld.RFC_8414;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.AuthOffer.Registration;
import org.mailscout.api.network.Failure;
import org.mailscout.testkit.FakeSignInContext;

/** Row A82 of the attacks: who cuts an issuer off gets no password in place of a token. */
final class UnreachedIssuerTest {

  private final OfferWorld world = new OfferWorld();
  private final FakeSignInContext context =
      FakeSignInContext.of(new EmailAddress("jane", Domain.of("example.com")));

  private void fail(Reason reason, boolean nothingThere) {
    for (String place : List.of(OPENID, RFC_8414)) {
      world.http().fail(Url.of(place), new Failure(reason, "cut off", nothingThere));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout", "unreachable", "tls", "server-failure"})
  void isOfferedWithANoteWhereItGivesNoAnswer(String reason) throws Exception {
    fail(new Reason(reason), false);

    AuthOffer offer = world.named(ISSUER).orElseThrow();

    assertThat(offer.issuer()).contains(ISSUER);
    assertThat(offer.registration()).isEqualTo(Registration.NONE);
    assertThat(OfferWorld.notes(offer))
        .containsExactly(
            "Its issuer could not be asked ("
                + reason
                + "): try again later, and give no password in its place.");
    LookupException later =
        catchThrowableOfType(LookupException.class, () -> new OAuthMethod().begin(offer, context));
    assertThat(later.reason()).isEqualTo(new Reason(reason));
    assertThat(later).hasMessage(ISSUER + " could not be asked how to sign in: try again later");
  }

  @Test
  void isOfferedWithANoteWhereSomebodyHangsUpOnUs() throws Exception {
    fail(Reason.UNREACHABLE, true);

    assertThat(world.named(ISSUER).orElseThrow().issuer()).contains(ISSUER);
  }

  @Test
  void isOfferedWithANoteWhereTheMailServiceNamesIt() throws Exception {
    String api = "https://api.example.com";
    Url document = Url.of(api + ResourceMetadata.WELL_KNOWN);
    Url jmap = Url.of(api + "/.well-known/jmap");
    String challenge = "Bearer resource_metadata=\"" + document + "\"";
    world.http().with(jmap, 401, Map.of("www-authenticate", List.of(challenge)), new byte[0]);
    world.json(
        document.toString(),
        "{\"resource\":\"" + api + "\",\"authorization_servers\":[\"" + ISSUER + "\"]}");
    fail(Reason.TIMEOUT, false);

    assertThat(world.offer(OfferWorld.jmap(jmap)).orElseThrow().issuer()).contains(ISSUER);
  }

  @Test
  void isNoOfferWhereItAnswersThatThereIsNothingOrWhatIsNotFit() throws Exception {
    assertThat(world.named(ISSUER)).isEmpty();

    world.http().fail(Url.of(RFC_8414), Reason.TIMEOUT);
    world.json(OPENID, OfferWorld.metadata("https://other.test"));
    assertThatThrownBy(() -> world.named(ISSUER)).isInstanceOf(LookupException.class);
  }

  @Test
  void isNotMissedWhereAFileHasItsEndpoints() throws Exception {
    fail(Reason.TIMEOUT, false);
    IssuerHint hint =
        IssuerHint.of(ISSUER).withEndpoints(Url.of(ISSUER + "/a"), Url.of(ISSUER + "/t"));

    AuthOffer offer =
        world.offer(OfferWorld.imap("imap.example.com").withIssuers(List.of(hint))).orElseThrow();

    assertThat(offer.parameters()).containsEntry("token", ISSUER + "/t");
  }
}
