package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.discovery.Policy;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.RankedSettings;
import org.mailscout.lab.LabResponse;

/** From an address to a grant, over real servers of a lab. */
final class SignInsTest {

  private final MailWorld world = new MailWorld();
  private final Mailscout engine = Adapters.engine(world.lab());
  private final SignIns signIns = SignIns.of(engine);
  private final Person person = new Person();

  @AfterEach
  void close() {
    signIns.close();
    engine.close();
    world.close();
  }

  /** A person who says yes to the issuer, and types a password. */
  private final class Person implements SignInDialog {
    private final List<String> seen = new ArrayList<>();
    private String password = MailWorld.PASSWORD;
    private boolean confirms;

    @Override
    public boolean confirm(RankedSettings.Confirmation what) {
      seen.add("confirm " + what.domains());
      return confirms;
    }

    @Override
    public void openBrowser(Url page) {
      seen.add("browser");
      TestBrowser browser = new TestBrowser(page);
      world.opened(browser);
      browser.bringCode();
    }

    @Override
    public void showCode(Url page, String code) {
      seen.add("code " + code);
    }

    @Override
    public char[] ask(String label, boolean secret) {
      seen.add("ask");
      return password.toCharArray();
    }

    @Override
    public void tell(String message) {
      seen.add(message);
    }
  }

  @Test
  void signsInToJmapWithAClientThatItRegisters() throws Exception {
    SignInResult result = signIns.signIn(request("jane@example.com").build(), person);

    Grant grant = result.grant().orElseThrow();
    assertThat(person.seen).containsExactly("browser");
    assertThat(grant.secrets())
        .containsEntry(Grant.ACCESS_TOKEN, "at-secret-1")
        .containsEntry(Grant.REFRESH_TOKEN, "rt-at-secret-1");
    assertThat(SignIns.services(grant))
        .extracting(Service::protocol)
        .containsExactly(Protocol.JMAP);
    assertThat(grant.expires()).isPresent();
    assertThat(List.of(result, grant, request("jane@example.com").build()).toString())
        .doesNotContain("secret");
  }

  @Test
  void saysWhoseThePageOfACodeIsWhereItIsNotTheIssuers() throws Exception {
    world.issuer.always(
        "/device",
        LabResponse.json(
            "{\"device_code\":\"dc-secret-1\",\"user_code\":\"WDJB\",\"expires_in\":600,"
                + "\"verification_uri\":\"https://device.other.test/\"}"));
    TestTime time = new TestTime();

    try (SignIns unhurried = SignIns.of(engine, Clock.systemUTC(), time::ticks, time)) {
      SignInRequest request = request("jane@example.com").browser(false).build();
      assertThat(unhurried.signIn(request, person).grant()).isPresent();
    }
    assertThat(person.seen)
        .containsExactly(
            "You sign in at https://id.example.com, by a page of device.other.test:", "code WDJB");
  }

  @Test
  void refusesAnotherAccountAndWhatTheMailboxRefuses() throws Exception {
    world.signsInAs("joe@example.com");
    SignInResult other = signIns.signIn(request("jane@example.com").build(), person);
    assertThat(other.refusal()).contains(Refusal.WRONG_ACCOUNT);

    world.signsInAs("jane@example.com");
    world.issuer.always("/token", TestIssuer.tokens(""));
    world.renewsTo("another");
    SignInResult unproved = signIns.signIn(request("jane@example.com").build(), person);
    assertThat(unproved.refusal()).contains(Refusal.BY_ISSUER);
    assertThat(unproved.message())
        .contains("example.com answers 401: not [redacted]")
        .doesNotContain("at-secret-1");
  }

  @Test
  void renewsAndEndsAGrantOfAnEarlierProcess() throws Exception {
    Grant stored =
        signIns.signIn(request("jane@example.com").build(), person).grant().orElseThrow();
    EmailAddress jane = address("jane@example.com");
    world.renewsTo("at-secret-2");
    world.issuer.computes("/token", r -> TestIssuer.tokens("").withBody(renewed()));

    try (SignIns later = SignIns.of(engine)) {
      Grant renewed = later.refresh(jane, stored, Clients.NONE);

      assertThat(renewed.secrets())
          .containsEntry(Grant.ACCESS_TOKEN, "at-secret-2")
          .containsEntry(Grant.REFRESH_TOKEN, "rt-secret-2");
      assertThat(SignIns.services(renewed)).isEqualTo(SignIns.services(stored));
      assertThat(later.prove(jane, renewed, SignIns.services(renewed).get(0))).isEmpty();
      assertThat(later.prove(jane, stored, SignIns.services(stored).get(0))).isPresent();
      later.revoke(jane, renewed, Clients.NONE);
      assertThat(world.issuer.asked("/revoke").get(0).form())
          .containsEntry("token", "rt-secret-2")
          .containsEntry("client_id", "client-1");
    }
  }

  private static String renewed() {
    return "{\"access_token\":\"at-secret-2\",\"token_type\":\"Bearer\",\"expires_in\":3600,"
        + "\"refresh_token\":\"rt-secret-2\"}";
  }

  @Test
  void renewsAtNoPrivateAddressWhereThePolicyIsPublicOnly() throws Exception {
    Grant stored =
        signIns.signIn(request("jane@example.com").build(), person).grant().orElseThrow();
    Map<String, String> moved = new HashMap<>(stored.parameters());
    moved.put("token", "https://" + TestIssuer.PRIVATE + "/token");
    Grant inside = Grant.of(stored.method(), stored.version(), moved, stored.secrets());

    try (SignIns strict = SignIns.of(engine, Policy.DEFAULT.withPublicOnly(true))) {
      LookupException refused =
          catchThrowableOfType(
              LookupException.class,
              () -> strict.refresh(address("jane@example.com"), inside, Clients.NONE));

      assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
      assertThat(strict.refresh(address("jane@example.com"), stored, Clients.NONE).secrets())
          .containsKey(Grant.ACCESS_TOKEN);
    }
  }

  @Test
  void saysThatADeadGrantNeedsANewSignIn() throws Exception {
    Grant stored =
        signIns.signIn(request("jane@example.com").build(), person).grant().orElseThrow();
    world.issuer.always("/token", TestIssuer.error(400, "invalid_grant", "used twice"));

    LookupException dead =
        catchThrowableOfType(
            LookupException.class,
            () -> signIns.refresh(address("jane@example.com"), stored, Clients.NONE));

    assertThat(Refusal.of(dead)).isEqualTo(Refusal.ENDED);
  }

  @Test
  void signsInWithAPasswordAtBothServers() throws Exception {
    SignInResult result = signIns.signIn(request("jane@example.org").password().build(), person);

    Grant grant = result.grant().orElseThrow();
    assertThat(grant.method()).isEqualTo(SignIns.PASSWORD);
    assertThat(SignIns.services(grant))
        .extracting(Service::protocol)
        .containsExactly(Protocol.IMAP, Protocol.SUBMISSION);
    try (Credential credential = SignIns.credential(address("jane@example.org"), grant)) {
      assertThat(credential.username()).isEqualTo("jane@example.org");
      assertThat(new String(credential.secret())).isEqualTo(MailWorld.PASSWORD);
    }
    assertThat(result + " " + grant).doesNotContain("secret");
  }

  @Test
  void namesTheProvidersPageBeforeItAsksForAPassword() throws Exception {
    SignInResult result = signIns.signIn(request("jane@example.info").password().build(), person);

    assertThat(result.grant()).isPresent();
    assertThat(person.seen).endsWith("ask").hasSizeGreaterThan(1);
    assertThat(person.seen.get(0))
        .isEqualTo("Make an app password. https://example.info/app-passwords");
  }

  @Test
  void refusesAWrongPasswordAndOneThatIsNotGiven() throws Exception {
    person.password = "wrong-secret";
    SignInResult wrong = signIns.signIn(request("jane@example.org").password().build(), person);
    person.password = "";
    SignInResult none = signIns.signIn(request("jane@example.org").password().build(), person);

    assertThat(wrong.refusal()).contains(Refusal.BY_ISSUER);
    assertThat(wrong.message())
        .contains("imap.example.org:993")
        .contains("AUTHENTICATIONFAILED")
        .doesNotContain("wrong-secret");
    assertThat(none.refusal()).contains(Refusal.DENIED);
  }

  @Test
  void sendsNothingToWhatWasNotConfirmed() throws Exception {
    SignInRequest request = request("jane@example.net").password().build();

    SignInResult refused = signIns.signIn(request, person);

    assertThat(request.isUnconfirmed()).isTrue();
    assertThat(refused.refusal()).contains(Refusal.UNCONFIRMED);
    assertThat(refused.message()).contains("hoster.test");
    assertThat(person.seen).containsExactly("confirm [hoster.test]");
  }

  @Test
  void signsInToWhatThePersonOrTheCallerConfirms() throws Exception {
    SignInResult named =
        signIns.signIn(
            request("jane@example.net")
                .password()
                .confirm(Set.of(Domain.of("hoster.test")))
                .build(),
            person);
    person.confirms = true;
    SignInResult asked = signIns.signIn(request("jane@example.net").password().build(), person);

    assertThat(named.grant()).isPresent();
    assertThat(asked.grant()).isPresent();
    assertThat(person.seen)
        .filteredOn(seen -> !seen.startsWith("No outgoing server"))
        .containsExactly("ask", "confirm [hoster.test]", "ask");
  }

  @Test
  void sendsNoTokenToAHostThatNothingVouchesFor() throws Exception {
    Grant stored =
        signIns.signIn(request("jane@example.com").build(), person).grant().orElseThrow();
    Service elsewhere = SignIns.services(passwordGrant()).get(0);

    LookupException refused =
        catchThrowableOfType(
            LookupException.class,
            () -> signIns.prove(address("jane@example.com"), stored, elsewhere));

    assertThat(refused).hasMessage("imap.example.org: nothing vouches for this host");
  }

  private Grant passwordGrant() throws Exception {
    return signIns
        .signIn(request("jane@example.org").password().build(), person)
        .grant()
        .orElseThrow();
  }

  @Test
  void saysWhichMethodIsMissing() {
    Grant grant = Grant.of(AuthMethodId.of("gone"), 1, Map.of(), Map.of());

    LookupException missing =
        catchThrowableOfType(
            LookupException.class,
            () -> signIns.refresh(address("jane@example.com"), grant, Clients.NONE));

    assertThat(missing).hasMessage("the auth method gone is not loaded");
  }

  private SignInRequest.Builder request(String text) throws Exception {
    RankedSettings found = engine.discover(text).settings().get(0);
    return SignInRequest.builder(address(text), found).browser(true);
  }

  private static EmailAddress address(String text) {
    String[] parts = text.split("@", 2);
    return new EmailAddress(parts[0], Domain.of(parts[1]));
  }
}
