package org.mailscout.auth.msgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Settings;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInStep;
import org.mailscout.testkit.FakeOAuth;
import org.mailscout.testkit.FakeOAuth.Operation;
import org.mailscout.testkit.FakeSignInContext;

final class MicrosoftSignInTest {

  private static final List<Settings> SETTINGS = MicrosoftSettings.of(Clouds.global());
  private static final String COMMON = "https://login.microsoftonline.com/common/v2.0";

  private final MicrosoftAuthMethod method = new MicrosoftAuthMethod();
  private final FakeSignInContext context =
      FakeSignInContext.of(new EmailAddress("jane", Domain.of("firm.example")))
          .withClient(COMMON, OAuth.Client.of("mine"));

  private static AuthOffer offer(int place) {
    return MicrosoftOffers.of(SETTINGS.get(place)).orElseThrow();
  }

  private SignInStep end(int place) throws LookupException, InterruptedException {
    try (SignIn signIn = method.begin(offer(place), context)) {
      SignInStep step = signIn.next();
      while (!(step instanceof SignInStep.SignedIn) && !(step instanceof SignInStep.Refused)) {
        step = signIn.next();
      }
      return step;
    }
  }

  private Grant grant(int place) throws LookupException, InterruptedException {
    return ((SignInStep.SignedIn) end(place)).grant();
  }

  @Test
  void opensTheBrowserAndProvesTheTokenAtGraph() throws Exception {
    Grant grant = grant(0);

    assertThat(grant.parameters()).containsEntry("client", "mine").containsEntry("cloud", "global");
    assertThat(context.oauth().operations())
        .containsExactly(Operation.AUTHORIZE, Operation.AWAIT_CODE, Operation.REFRESH);
    assertThat(context.proved()).extracting(s -> s.protocol()).containsExactly(Protocol.MSGRAPH);
    OAuth.Server server = context.oauth().calls().get(0).server();
    assertThat(server.issuer()).isEqualTo(COMMON);
    assertThat(server.tokenIssuer()).contains("https://login.microsoftonline.com/{tenantid}/v2.0");
  }

  @Test
  void provesTheTokenWhereMailIsReadAndWhereItIsSent() throws Exception {
    grant(1);

    assertThat(context.proved())
        .extracting(s -> s.protocol())
        .containsExactly(Protocol.IMAP, Protocol.SUBMISSION);
  }

  @Test
  void losesNoSignInToANetworkThatBlocksOutgoingMail() throws Exception {
    context.failProofs(Protocol.SUBMISSION, Reason.UNREACHABLE);

    try (SignIn signIn = method.begin(offer(1), context)) {
      signIn.next();
      assertThat(signIn.next())
          .isInstanceOfSatisfying(
              SignInStep.Other.class,
              told ->
                  assertThat(told.message())
                      .contains("sending does not", "smtp.office365.com", "Graph (sendMail)"));
      assertThat(signIn.next()).isInstanceOf(SignInStep.SignedIn.class);
    }
  }

  @Test
  void showsACodeWhereThereIsNoBrowser() throws Exception {
    context.withBrowser(false);

    assertThat(grant(0).secrets()).containsKey(Grant.REFRESH_TOKEN);
    assertThat(context.oauth().operations())
        .containsExactly(Operation.DEVICE, Operation.AWAIT_DEVICE, Operation.REFRESH);
  }

  @Test
  void saysWhatToRegisterWhereThereIsNoClient() throws Exception {
    FakeSignInContext without = FakeSignInContext.of(context.address());

    try (SignIn signIn = method.begin(offer(0), without)) {
      assertThat(signIn.next())
          .isInstanceOfSatisfying(
              SignInStep.Refused.class,
              refused -> {
                assertThat(refused.why()).isEqualTo(Refusal.NO_CLIENT);
                assertThat(refused.message()).contains("http://localhost", "Mail.Send");
              });
    }
  }

  @Test
  void takesAClientThatStandsUnderAnotherAudienceOfTheSameCloud() throws Exception {
    FakeSignInContext other =
        FakeSignInContext.of(context.address())
            .withClient("https://login.microsoftonline.com", OAuth.Client.of("plain"));

    try (SignIn signIn = method.begin(offer(0), other)) {
      assertThat(signIn.next()).isInstanceOf(SignInStep.OpenBrowser.class);
    }
  }

  @Test
  void refusesAnotherAccountBeforeAnyServerSeesItsToken() throws Exception {
    context
        .oauth()
        .granting(
            FakeOAuth.tokens(
                "a",
                Optional.of("r"),
                Optional.empty(),
                Set.of(),
                Optional.of("joe@firm.example")));

    assertThat(end(1))
        .isInstanceOfSatisfying(
            SignInStep.Refused.class, r -> assertThat(r.why()).isEqualTo(Refusal.WRONG_ACCOUNT));
    assertThat(context.proved()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "AADSTS65001: The user or administrator has not consented, admin-consent",
    "AADSTS90094: The grant requires admin permission, admin-consent",
    "AADSTS50020: User account does not exist in tenant, wrong-account",
    "AADSTS700016: Application with identifier was not found, no-client",
    "AADSTS65004: User declined to consent, denied",
    "AADSTS70020: The device code has expired, expired",
    "AADSTS53003: Access has been blocked, by-issuer",
    "AADSTS530032: blocked by security policy, by-issuer",
    "AADSTS5000224: this resource is not available, by-issuer",
    "AADSTS500121: Authentication failed during strong authentication, by-issuer",
    "AADSTS700082: The refresh token has expired due to inactivity, ended",
    "AADSTS900432: Confidential Client is not supported in Cross Cloud, by-issuer",
    "AADSTS50076: you must use multi-factor authentication, by-issuer"
  })
  void saysInPlainWordsWhyMicrosoftRefused(String words, String why) {
    Explanation explained = Explanation.ofIssuer("invalid_grant: " + words);

    assertThat(explained.why()).isEqualTo(new Refusal(why));
    assertThat(explained.text()).doesNotContain("invalid_grant").contains("(AADSTS");
  }

  @Test
  void keepsWordsThatHoldNoKnownCode() {
    assertThat(Explanation.ofIssuer("AADSTS99999999: new"))
        .isEqualTo(new Explanation(Refusal.BY_ISSUER, "AADSTS99999999: new"));
  }

  @Test
  void saysThatSendingBySmtpIsSwitchedOff() {
    assertThat(Explanation.ofServer("535 5.7.139 Authentication unsuccessful"))
        .contains("Graph", "5.7.139");
  }

  @Test
  void renewsForTheSameResource() throws Exception {
    Grant grant = grant(1);
    context.oauth().granting(FakeOAuth.tokens("access-2", "refresh-2"));

    Grant renewed = method.refresh(grant, context);

    assertThat(renewed.secrets())
        .containsEntry(Grant.ACCESS_TOKEN, "access-2")
        .containsEntry(Grant.REFRESH_TOKEN, "refresh-2");
    assertThat(renewed.parameters()).isEqualTo(grant.parameters());
    assertThat(context.oauth().calls().get(3).scopes()).isEqualTo(offer(1).scopes());
  }

  @Test
  void neverMixesTheScopesOfTwoResources() {
    for (Settings settings : SETTINGS) {
      List<String> hosts =
          MicrosoftOffers.of(settings).orElseThrow().scopes().stream()
              .filter(scope -> scope.startsWith("https://"))
              .map(scope -> scope.substring(0, scope.lastIndexOf('/')))
              .distinct()
              .toList();
      assertThat(hosts).hasSize(1);
    }
  }

  @Test
  void saysWhereAGrantIsEndedByHand() throws Exception {
    Grant grant = grant(0);

    assertThatThrownBy(() -> method.revoke(grant, context))
        .isInstanceOf(LookupException.class)
        .hasMessageContaining("https://account.live.com/consent/Manage");
  }

  @Test
  void endsAGrantWithoutTokensAtOnce() throws Exception {
    Grant dead = Grant.of(MicrosoftAuthMethod.ID, 1, grant(0).parameters(), Map.of());

    method.revoke(dead, context);

    assertThat(context.oauth().revoked()).isEmpty();
  }

  @Test
  void refusesParametersThatItDidNotWrite() {
    AuthOffer later = AuthOffer.of(MicrosoftAuthMethod.ID, 2, offer(0).parameters());
    AuthOffer foreign =
        AuthOffer.of(
            MicrosoftAuthMethod.ID,
            1,
            Map.of("cloud", "global", "audience", "evil.example/x", "protocols", "imap"));

    for (AuthOffer offer : List.of(later, foreign)) {
      assertThatThrownBy(() -> method.begin(offer, context))
          .isInstanceOfSatisfying(
              LookupException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }
  }
}
