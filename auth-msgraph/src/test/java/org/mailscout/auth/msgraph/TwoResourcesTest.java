package org.mailscout.auth.msgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.auth.SignInStep;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Options;
import org.mailscout.testkit.FakeOAuth;
import org.mailscout.testkit.FakeOAuth.Operation;
import org.mailscout.testkit.FakeSignInContext;

final class TwoResourcesTest {

  private static final List<Settings> SETTINGS = MicrosoftSettings.of(Clouds.global());
  private static final String COMMON = "https://login.microsoftonline.com/common/v2.0";

  private final MicrosoftAuthMethod method = new MicrosoftAuthMethod();
  private final FakeSignInContext context =
      FakeSignInContext.of(new EmailAddress("jane", Domain.of("firm.example")))
          .withClient(COMMON, OAuth.Client.of("mine"));

  /** A sign-in whose submission takes no token, as where SMTP AUTH is switched off. */
  private record SubmissionOff(FakeSignInContext all, List<String> usernames)
      implements SignInContext {

    @Override
    public EmailAddress address() {
      return all.address();
    }

    @Override
    public Deadline deadline() {
      return all.deadline();
    }

    @Override
    public Clock clock() {
      return all.clock();
    }

    @Override
    public Options options() {
      return all.options();
    }

    @Override
    public OAuth oauth() {
      return all.oauth();
    }

    @Override
    public boolean hasBrowser() {
      return all.hasBrowser();
    }

    @Override
    public Optional<OAuth.Client> client(String issuer) {
      return all.client(issuer);
    }

    @Override
    public Optional<String> prove(Service service, Credential credential)
        throws LookupException, InterruptedException {
      usernames.add(credential.username());
      Optional<String> said = all.prove(service, credential);
      return service.protocol().equals(Protocol.SUBMISSION)
          ? Optional.of("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is off")
          : said;
    }
  }

  private static List<SignInStep> steps(AuthOffer offer, SignInContext in) throws Exception {
    List<SignInStep> steps = new ArrayList<>();
    try (SignIn signIn = new MicrosoftAuthMethod().begin(offer, in)) {
      while (steps.isEmpty() || !isEnd(steps.get(steps.size() - 1))) {
        steps.add(signIn.next());
      }
    }
    return steps;
  }

  private static boolean isEnd(SignInStep step) {
    return step instanceof SignInStep.SignedIn || step instanceof SignInStep.Refused;
  }

  private static AuthOffer offer(int place) {
    return MicrosoftOffers.of(SETTINGS.get(place)).orElseThrow();
  }

  private static Grant grant(List<SignInStep> steps) {
    return ((SignInStep.SignedIn) steps.get(steps.size() - 1)).grant();
  }

  private static List<String> resources(List<String> scopes) {
    return scopes.stream()
        .filter(scope -> scope.startsWith("https://"))
        .map(scope -> scope.substring(0, scope.lastIndexOf('/')))
        .distinct()
        .toList();
  }

  @Test
  void redeemsOneRefreshTokenForEachResourceAndMixesThemInNoRequest() throws Exception {
    Grant grant = grant(steps(offer(0), context));

    assertThat(grant.secrets())
        .containsKeys(Grant.ACCESS_TOKEN, Grant.REFRESH_TOKEN, MicrosoftGrants.MAIL_TOKEN);
    assertThat(context.oauth().calls())
        .extracting(call -> resources(call.scopes()))
        .containsExactly(
            List.of("https://graph.microsoft.com"),
            List.of("https://graph.microsoft.com"),
            List.of("https://outlook.office.com"));
  }

  @Test
  void keepsTheTokenOfGraphBesideThatOfImap() throws Exception {
    assertThat(grant(steps(offer(1), context)).secrets()).containsKey(MicrosoftGrants.GRAPH_TOKEN);
  }

  @Test
  void signsInWithOneResourceAndSaysSoWhereTheOtherIsRefused() throws Exception {
    context.oauth().fail(Operation.REFRESH, Reason.REFUSED);

    List<SignInStep> steps = steps(offer(0), context);

    assertThat(steps)
        .anySatisfy(
            step ->
                assertThat(step)
                    .isInstanceOfSatisfying(
                        SignInStep.Other.class,
                        other -> assertThat(other.message()).startsWith("IMAP and SMTP cannot")));
    assertThat(grant(steps).secrets())
        .containsKey(Grant.ACCESS_TOKEN)
        .doesNotContainKey(MicrosoftGrants.MAIL_TOKEN);
  }

  @Test
  void renewsBothAndKeepsTheNewestRefreshToken() throws Exception {
    Grant grant = grant(steps(offer(0), context));
    Instant soon = context.clock().instant().plusSeconds(60);
    context
        .oauth()
        .granting(
            FakeOAuth.tokens(
                "access-2",
                Optional.of("refresh-2"),
                Optional.of(soon),
                Set.of(),
                Optional.empty()));

    Grant renewed = method.refresh(grant, context);

    assertThat(renewed.secrets())
        .containsEntry(Grant.ACCESS_TOKEN, "access-2")
        .containsEntry(MicrosoftGrants.MAIL_TOKEN, "access-2")
        .containsEntry(Grant.REFRESH_TOKEN, "refresh-2");
    assertThat(renewed.expires()).contains(soon);
    assertThat(context.oauth().calls().subList(3, 5))
        .extracting(call -> resources(call.scopes()))
        .containsExactly(
            List.of("https://graph.microsoft.com"), List.of("https://outlook.office.com"));
  }

  @Test
  void saysThatSendingIsOffAndOffersGraph() throws Exception {
    List<SignInStep> steps = steps(offer(1), new SubmissionOff(context, new ArrayList<>()));

    assertThat(steps.get(1))
        .isInstanceOfSatisfying(
            SignInStep.Other.class,
            other -> assertThat(other.message()).contains("switched off", "Graph (sendMail)"));
    assertThat(grant(steps).secrets()).containsKey(MicrosoftGrants.GRAPH_TOKEN);
  }

  @Test
  void opensASharedMailboxWithTheTokenOfTheAccount() throws Exception {
    context.options().with("msgraph.mailbox", "info@firm.example");
    List<String> usernames = new ArrayList<>();

    Grant grant = grant(steps(offer(1), new SubmissionOff(context, usernames)));

    assertThat(usernames).containsOnly("info@firm.example");
    assertThat(grant.parameters()).containsEntry("username", "info@firm.example");
    assertThat(context.oauth().calls().get(2).scopes())
        .contains("https://graph.microsoft.com/Mail.ReadWrite.Shared");
  }
}
