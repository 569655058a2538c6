package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Service;
import org.mailscout.api.Url;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.Refusal;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.RankedSettings;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabBrowser;
import org.mailscout.lab.microsoft.LabMicrosoft;
import org.mailscout.lab.microsoft.MicrosoftFault;
import org.mailscout.lab.microsoft.MicrosoftTrouble;

/** From an address to a grant at the lab's Microsoft, over real HTTP, IMAP and SMTP. */
final class MicrosoftSignInsTest {

  private static final String JANE = "jane@m365.example";
  private static final String LOGIN = "https://login.microsoftonline.com";
  private static final String OTHER_RESOURCE = "access-token-mail";

  private final Lab lab = Lab.start();
  private final LabMicrosoft microsoft = LabMicrosoft.of(lab);
  private final TestTime time = new TestTime();
  private final Person person = new Person();
  private Mailscout engine = Adapters.engine(lab);
  private SignIns signIns = SignIns.of(engine, Clock.systemUTC(), time::ticks, time);
  private Clients clients = Clients.NONE.with(LOGIN, OAuth.Client.of(LabMicrosoft.CLIENT));

  @AfterEach
  void close() {
    signIns.close();
    engine.close();
    lab.close();
  }

  /** A person with a browser, which signs in as this user. */
  private final class Person implements SignInDialog {
    private final List<String> told = new ArrayList<>();
    private String user = JANE;
    private boolean types = true;

    @Override
    public boolean confirm(RankedSettings.Confirmation what) {
      told.add("confirm " + what.domains());
      return true;
    }

    @Override
    public void openBrowser(Url page) {
      assertThat(page.toString()).contains("redirect_uri=http%3A%2F%2Flocalhost%3A");
      try {
        new LabBrowser(lab.file()).signIn(URI.create(page.toString()), user, "secret");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void showCode(Url page, String code) {
      if (!types) {
        microsoft.advance(Duration.ofMinutes(16));
        return;
      }
      try {
        new LabBrowser(lab.file()).enterCode(URI.create(page.toString()), code, user, "secret");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public char[] ask(String label, boolean secret) {
      return new char[0];
    }

    @Override
    public void tell(String message) {
      told.add(message);
    }
  }

  private static EmailAddress address(String text) {
    int at = text.indexOf('@');
    return new EmailAddress(text.substring(0, at), Domain.of(text.substring(at + 1)));
  }

  private SignInRequest.Builder request(String user, Protocol protocol) throws Exception {
    RankedSettings found =
        engine.discover(user).settings().stream()
            .filter(ranked -> isOf(ranked, protocol))
            .findFirst()
            .orElseThrow();
    return SignInRequest.builder(address(user), found).clients(clients).browser(true);
  }

  private static boolean isOf(RankedSettings ranked, Protocol protocol) {
    return ranked.settings().mailbox().map(Service::protocol).filter(protocol::equals).isPresent();
  }

  private SignInResult signIn(Protocol protocol) throws Exception {
    return signIns.signIn(request(JANE, protocol).build(), person);
  }

  private boolean isGoodForMail(Grant grant, String name) {
    return lab.accounts().hasToken(JANE, grant.secrets().getOrDefault(name, ""));
  }

  @Test
  void signsInToGraphAndHasATokenForEachResource() throws Exception {
    Grant grant = signIn(Protocol.MSGRAPH).grant().orElseThrow();

    assertThat(person.told).isEmpty();
    assertThat(grant.secrets()).containsKeys(Grant.ACCESS_TOKEN, Grant.REFRESH_TOKEN);
    assertThat(isGoodForMail(grant, OTHER_RESOURCE)).isTrue();
    assertThat(isGoodForMail(grant, Grant.ACCESS_TOKEN)).isFalse();
  }

  @Test
  void signsInToImapAndSubmission() throws Exception {
    Grant grant = signIn(Protocol.IMAP).grant().orElseThrow();

    assertThat(person.told).isEmpty();
    assertThat(SignIns.services(grant)).hasSize(2);
    for (Service service : SignIns.services(grant)) {
      assertThat(signIns.prove(address(JANE), grant, service)).isEmpty();
    }
  }

  @Test
  void renewsTheTokensOfBothResources() throws Exception {
    Grant first = signIn(Protocol.MSGRAPH).grant().orElseThrow();

    Grant renewed = signIns.refresh(address(JANE), first, clients);

    for (String name : List.of(Grant.ACCESS_TOKEN, OTHER_RESOURCE)) {
      assertThat(renewed.secrets().get(name)).isNotEqualTo(first.secrets().get(name));
    }
    assertThat(isGoodForMail(renewed, OTHER_RESOURCE)).isTrue();
    assertThat(signIns.prove(address(JANE), renewed, SignIns.services(renewed).get(0))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CONSENT_REQUIRED, admin-consent, an administrator has to do so first",
    "ADMIN_CONSENT_REQUIRED, admin-consent, administrator has to consent",
    "CONSENT_DECLINED, denied, consent was declined",
    "CONDITIONAL_ACCESS, by-issuer, conditional access",
    "MFA_INTERRUPTED, by-issuer, second factor",
    "TENANT_BLOCKED, by-issuer, blocked this organisation",
    "PROGRAM_DISABLED, no-client, disabled in this organisation",
    "ACCOUNT_DISABLED, by-issuer, account is disabled"
  })
  void saysWhyMicrosoftLetsNobodyIn(MicrosoftTrouble trouble, String why, String words)
      throws Exception {
    microsoft.refuse(JANE, trouble);

    SignInResult result = signIn(Protocol.MSGRAPH);

    assertThat(result.refusal()).contains(new Refusal(why));
    assertThat(result.message()).contains(words, "AADSTS").doesNotContain("Trace ID");
  }

  @Test
  void saysWhyAGrantCannotBeRenewed() throws Exception {
    Grant grant = signIn(Protocol.MSGRAPH).grant().orElseThrow();
    microsoft.refuse(JANE, MicrosoftTrouble.SIGN_IN_ENDED);

    LookupException ended =
        catchThrowableOfType(
            LookupException.class, () -> signIns.refresh(address(JANE), grant, clients));

    assertThat(Refusal.of(ended)).isEqualTo(Refusal.ENDED);
    assertThat(ended).hasMessageContaining("sign in again");
  }

  @Test
  void refusesAnotherAccount() throws Exception {
    microsoft.misbehave(MicrosoftFault.ID_TOKEN_OTHER_ADDRESS);

    assertThat(signIn(Protocol.MSGRAPH).refusal()).contains(Refusal.WRONG_ACCOUNT);
  }

  @Test
  void signsInWithACodeTypedElsewhere() throws Exception {
    SignInRequest request = request(JANE, Protocol.MSGRAPH).browser(false).build();

    Grant grant = signIns.signIn(request, person).grant().orElseThrow();

    assertThat(grant.secrets()).containsKey(OTHER_RESOURCE);
  }

  @Test
  void saysThatTheCodeWasNotTypedInTime() throws Exception {
    person.types = false;
    SignInRequest request = request(JANE, Protocol.MSGRAPH).browser(false).build();

    SignInResult result = signIns.signIn(request, person);

    assertThat(result.refusal()).contains(Refusal.EXPIRED);
    assertThat(result.message()).contains("not typed in time");
  }

  @Test
  void saysThatSendingIsSwitchedOffAndOffersGraph() throws Exception {
    microsoft.submission(JANE, false);

    SignInResult result = signIn(Protocol.IMAP);

    assertThat(result.message()).isEmpty();
    Grant grant = result.grant().orElseThrow();

    assertThat(person.told)
        .singleElement()
        .asString()
        .contains("sending does not", "switched off", "Graph (sendMail)");
    assertThat(grant.secrets()).containsKey("access-token-graph");
  }

  @Test
  void saysWhatToRegisterWithoutAClientId() throws Exception {
    clients = Clients.NONE;

    SignInResult result = signIn(Protocol.MSGRAPH);

    assertThat(result.refusal()).contains(Refusal.NO_CLIENT);
    assertThat(result.message()).contains("http://localhost", "Mail.Send", "SMTP.Send");
  }

  @Test
  void signsInToACloudOfItsOwn() throws Exception {
    String user = "jane@agency.example";
    person.user = user;
    clients =
        Clients.NONE.with("https://login.microsoftonline.us", OAuth.Client.of(LabMicrosoft.CLIENT));

    SignInResult result = signIns.signIn(request(user, Protocol.MSGRAPH).build(), person);

    assertThat(result.message()).isEmpty();
    assertThat(result.grant().orElseThrow().parameters()).containsEntry("cloud", "us-l4");
  }

  @Test
  void opensASharedMailboxWithTheAccountThatSignsIn() throws Exception {
    restart(Map.of("msgraph.mailbox", "shared@m365.example"));

    Grant grant = signIn(Protocol.IMAP).grant().orElseThrow();

    assertThat(grant.parameters()).containsEntry("username", "shared@m365.example");
    for (Service service : SignIns.services(grant)) {
      assertThat(signIns.prove(address(JANE), grant, service)).isEmpty();
    }
  }

  @Test
  void provesTheSharedMailboxItselfAgainByItsOwnAddress() throws Exception {
    restart(Map.of("msgraph.mailbox", "shared@m365.example"));
    Grant grant = signIn(Protocol.MSGRAPH).grant().orElseThrow();
    int before = lab.received().size();

    assertThat(signIns.prove(address("shared@m365.example"), grant, SignIns.services(grant).get(0)))
        .isEmpty();

    assertThat(lab.received().subList(before, lab.received().size()).toString())
        .contains("/v1.0/users/shared%40m365.example/mailFolders/inbox");
  }

  /** Starts again with these options. */
  private void restart(Map<String, String> options) {
    signIns.close();
    engine.close();
    engine = Adapters.engine(lab, options);
    signIns = SignIns.of(engine, Clock.systemUTC(), time::ticks, time);
  }
}
