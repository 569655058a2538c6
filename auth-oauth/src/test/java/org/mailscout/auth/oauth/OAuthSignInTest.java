package org.mailscout.auth.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInStep;
import org.mailscout.testkit.FakeOAuth;
import org.mailscout.testkit.FakeOAuth.Operation;
import org.mailscout.testkit.FakeSignInContext;

final class OAuthSignInTest {

  private static final Service JMAP =
      Service.of(Protocol.JMAP, Endpoint.of(Url.of("https://example.com/.well-known/jmap")));

  private static final Service IMAP = service(Protocol.IMAP, "imap.example.com", 993);
  private static final Service SUBMISSION = service(Protocol.SUBMISSION, "smtp.example.com", 465);

  private static Service service(Protocol protocol, String host, int port) {
    return Service.of(protocol, Endpoint.of(Host.of(host), Port.of(port), Security.TLS));
  }

  private final OAuthMethod method = new OAuthMethod();
  private final FakeSignInContext context =
      FakeSignInContext.of(new EmailAddress("jane", Domain.of("example.com")));

  @Test
  void registersOpensTheBrowserProvesAndEnds() throws Exception {
    try (SignIn signIn = method.begin(offer(true, false), context)) {
      assertThat(signIn.next()).isInstanceOf(SignInStep.OpenBrowser.class);
      assertThat(signIn.next()).isInstanceOf(SignInStep.SignedIn.class);
    }

    assertThat(context.oauth().operations())
        .containsExactly(Operation.REGISTER, Operation.AUTHORIZE, Operation.AWAIT_CODE);
    assertThat(context.proved()).containsExactly(JMAP);
    assertThat(context.oauth().openFlows()).isZero();
  }

  @Test
  void showsACodeWhereThereIsNoBrowser() throws Exception {
    context.withBrowser(false);

    try (SignIn signIn = method.begin(offer(true, true), context)) {
      assertThat(signIn.next()).isInstanceOf(SignInStep.ShowCode.class);
      assertThat(signIn.next()).isInstanceOf(SignInStep.SignedIn.class);
    }
  }

  @Test
  void refusesWhereThereIsNeitherABrowserNorADeviceGrant() throws Exception {
    context.withBrowser(false);

    SignInStep.Refused refused = onlyStep(offer(true, false));

    assertThat(refused.why()).isEqualTo(Refusal.BY_ISSUER);
    assertThat(refused.message()).contains("with a browser alone");
  }

  @Test
  void losesNoSignInToANetworkThatBlocksOutgoingMail() throws Exception {
    context.failProofs(Protocol.SUBMISSION, Reason.UNREACHABLE);

    try (SignIn signIn = method.begin(offer(true, false, IMAP, SUBMISSION), context)) {
      signIn.next();
      assertThat(signIn.next())
          .isInstanceOfSatisfying(
              SignInStep.Other.class,
              told -> assertThat(told.message()).contains("sending does not", "smtp.example.com"));
      assertThat(signIn.next()).isInstanceOf(SignInStep.SignedIn.class);
    }
  }

  @Test
  void refusesWithoutAClient() throws Exception {
    assertThat(onlyStep(offer(false, false)).why()).isEqualTo(Refusal.NO_CLIENT);
  }

  @Test
  void saysThatAClosedRegistrationNeedsAClient() throws Exception {
    context.oauth().fail(Operation.REGISTER, Reason.REFUSED);

    assertThat(onlyStep(offer(true, false)).why()).isEqualTo(Refusal.NO_CLIENT);
  }

  @Test
  void prefersTheClientThatTheCallerBrings() throws Exception {
    context.withClient("https://id.example.com", OAuth.Client.of("mine").withSecret("s"));

    Grant grant = signIn();

    assertThat(grant.parameters()).containsEntry("client", "mine");
    assertThat(grant.secrets()).containsEntry("client-secret", "s");
    assertThat(context.oauth().operations()).doesNotContain(Operation.REGISTER);
  }

  @Test
  void refusesAnotherAccountBeforeAnyServerSeesItsToken() throws Exception {
    context
        .oauth()
        .granting(
            FakeOAuth.tokens(
                "a", Optional.of("r"), Optional.empty(), Set.of(), Optional.of("joe@example.com")));

    try (SignIn signIn = method.begin(offer(true, false), context)) {
      signIn.next();
      assertThat(signIn.next())
          .isInstanceOfSatisfying(
              SignInStep.Refused.class, r -> assertThat(r.why()).isEqualTo(Refusal.WRONG_ACCOUNT));
    }
    assertThat(context.proved()).isEmpty();
  }

  @Test
  void refusesWhatTheMailServerRefuses() throws Exception {
    context.refusing("NO");

    try (SignIn signIn = method.begin(offer(true, false), context)) {
      signIn.next();
      assertThat(signIn.next()).isInstanceOf(SignInStep.Refused.class);
      assertThatThrownBy(signIn::next).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void replacesARefreshTokenThatWasRotated() throws Exception {
    Grant grant = signIn();
    context.oauth().granting(FakeOAuth.tokens("access-2", "refresh-2"));

    Grant renewed = method.refresh(grant, context);

    assertThat(renewed.secrets())
        .containsEntry(Grant.ACCESS_TOKEN, "access-2")
        .containsEntry(Grant.REFRESH_TOKEN, "refresh-2");
    assertThat(renewed.parameters()).isEqualTo(grant.parameters());
  }

  @Test
  void keepsTheRefreshTokenWhereNoneCame() throws Exception {
    Grant grant = signIn();
    context
        .oauth()
        .granting(
            FakeOAuth.tokens(
                "access-2", Optional.empty(), Optional.empty(), Set.of(), Optional.empty()));

    assertThat(method.refresh(grant, context).secrets())
        .containsEntry(Grant.REFRESH_TOKEN, "refresh-token-1");
  }

  @Test
  void saysAndKeepsWhichScopesWereGrantedBeyondThoseAsked() throws Exception {
    context
        .oauth()
        .granting(
            FakeOAuth.tokens(
                "a",
                Optional.of("r"),
                Optional.empty(),
                Set.of("openid", "admin"),
                Optional.empty()));

    try (SignIn signIn = method.begin(offer(true, false), context)) {
      signIn.next();
      assertThat(signIn.next())
          .isEqualTo(new SignInStep.Other("The issuer granted more than was asked for: admin"));
      assertThat(((SignInStep.SignedIn) signIn.next()).grant().parameters())
          .containsEntry("scopes", "openid")
          .containsEntry("granted-scopes", "admin openid");
    }
  }

  @Test
  void revokesTheRefreshToken() throws Exception {
    method.revoke(signIn(), context);

    assertThat(context.oauth().revoked()).containsExactly("refresh-token-1");
  }

  @Test
  void refusesParametersOfALaterVersion() {
    AuthOffer later = AuthOffer.of(OAuthMethod.ID, 2, offer(true, false).parameters());

    assertThatThrownBy(() -> method.begin(later, context)).isInstanceOf(LookupException.class);
  }

  private Grant signIn() throws LookupException, InterruptedException {
    try (SignIn signIn = method.begin(offer(true, false), context)) {
      signIn.next();
      return ((SignInStep.SignedIn) signIn.next()).grant();
    }
  }

  private SignInStep.Refused onlyStep(AuthOffer offer)
      throws LookupException, InterruptedException {
    try (SignIn signIn = method.begin(offer, context)) {
      return (SignInStep.Refused) signIn.next();
    }
  }

  private static AuthOffer offer(boolean registers, boolean device) {
    return offer(registers, device, JMAP);
  }

  private static AuthOffer offer(boolean registers, boolean device, Service... services) {
    OAuth.Server server =
        new OAuth.Server(
            "https://id.example.com",
            Url.of("https://id.example.com/auth"),
            Url.of("https://id.example.com/token"),
            Optional.of(Url.of("https://id.example.com/register")).filter(u -> registers),
            Optional.of(Url.of("https://id.example.com/device")).filter(u -> device),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty());
    Parameters parameters =
        Parameters.of(server, List.of("openid"), Map.of()).withProofs(Settings.of(services));
    return AuthOffer.of(OAuthMethod.ID, Parameters.VERSION, parameters.toMap());
  }
}
