package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.lab.openid.OpenIdFault.DEVICE_FOR_EVER;
import static org.mailscout.lab.openid.OpenIdFault.DEVICE_WITHOUT_INTERVAL;
import static org.mailscout.lab.openid.OpenIdFault.MINIMAL_METADATA;
import static org.mailscout.lab.openid.OpenIdFault.NO_ID_TOKEN;
import static org.mailscout.lab.openid.OpenIdFault.SHORT_LIVED_TOKENS;
import static org.mailscout.lab.openid.OpenIdFault.SLOW_DOWN_FOREVER;
import static org.mailscout.lab.openid.OpenIdFault.TOKEN_FAILS_TWICE;
import static org.mailscout.lab.openid.OpenIdFault.WIDER_SCOPE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Service;
import org.mailscout.api.Url;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.Refusal;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.RankedSettings;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabBrowser;
import org.mailscout.lab.openid.LabOpenId;
import org.mailscout.lab.openid.OpenIdFault;
import org.mailscout.lab.openid.OpenIdRegistration;

/**
 * From a bare address of the stock internet to a proved grant, and with each way in which its
 * provider can misbehave: refused or got over, and nothing of it left behind.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LabSignInTest {

  private static final EmailAddress JANE = new EmailAddress("jane", Domain.of("jmap.example"));
  private static final String PASSWORD = "secret";

  /** What is got over. */
  private static final Set<OpenIdFault> HARMLESS =
      EnumSet.of(
          MINIMAL_METADATA,
          TOKEN_FAILS_TWICE,
          WIDER_SCOPE,
          SHORT_LIVED_TOKENS,
          NO_ID_TOKEN,
          DEVICE_WITHOUT_INTERVAL,
          DEVICE_FOR_EVER);

  private final Lab lab = Lab.start();
  private final LabOpenId provider = LabOpenId.of(lab, "https://id.jmap.example");
  private final Mailscout engine = Adapters.engine(lab);
  private final TestTime time = new TestTime();
  private final SignIns signIns = SignIns.of(engine, Clock.systemUTC(), time::ticks, time);
  private Person person = new Person();

  @BeforeEach
  void meetSomebodyNew() {
    provider.misbehave();
    provider.registration(OpenIdRegistration.OPEN);
    person = new Person();
  }

  @AfterAll
  void close() {
    signIns.close();
    engine.close();
    lab.close();
  }

  private final class Person implements SignInDialog {
    private final LabBrowser browser = new LabBrowser(lab.file());
    private final List<String> told = new ArrayList<>();

    @Override
    public void openBrowser(Url page) {
      try {
        browser.signIn(URI.create(page.toString()), JANE.text(), PASSWORD);
      } catch (IOException e) {
        told.add("the browser was not let in");
      }
    }

    @Override
    public void showCode(Url page, String code) {
      told.add(code);
      try {
        browser.enterCode(URI.create(page.toString()), code, JANE.text(), PASSWORD);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public char[] ask(String label, boolean secret) {
      return PASSWORD.toCharArray();
    }

    @Override
    public void tell(String message) {
      told.add(message);
    }
  }

  @Test
  void signsInByTheBrowserRenewsAndSignsOut() throws Exception {
    Grant grant = signIn(true).grant().orElseThrow();

    Grant renewed = signIns.refresh(JANE, grant, Clients.NONE);
    assertThat(renewed.secrets().get(Grant.REFRESH_TOKEN))
        .isNotEqualTo(grant.secrets().get(Grant.REFRESH_TOKEN));
    for (Service service : SignIns.services(renewed)) {
      assertThat(signIns.prove(JANE, renewed, service)).as("%s", service).isEmpty();
    }
    signIns.revoke(JANE, renewed, Clients.NONE);
    assertThat(signIns.prove(JANE, renewed, SignIns.services(renewed).get(0))).isPresent();
    leavesNoSecretIn(grant + " " + renewed + " " + person.told);
  }

  @Test
  void noticesARefreshTokenThatIsUsedTwice() throws Exception {
    Grant grant = signIn(true).grant().orElseThrow();
    signIns.refresh(JANE, grant, Clients.NONE);

    Refusal refusal = refreshRefused(grant);

    assertThat(refusal).isEqualTo(Refusal.ENDED);
  }

  private Refusal refreshRefused(Grant grant) throws InterruptedException {
    try {
      signIns.refresh(JANE, grant, Clients.NONE);
      return new Refusal("none");
    } catch (LookupException e) {
      leavesNoSecretIn(String.valueOf(e.getMessage()));
      return Refusal.of(e);
    }
  }

  @Test
  void signsInByACodeWhereThereIsNoBrowser() throws Exception {
    SignInResult result = signIn(false);

    assertThat(result.message()).isEmpty();
    assertThat(result.grant()).isPresent();
    assertThat(person.told).hasSize(1);
  }

  @Test
  void registersWithTheInitialAccessTokenThatItIsGiven() throws Exception {
    provider.registration(OpenIdRegistration.BY_TOKEN);
    Clients clients =
        Clients.NONE.withInitialAccessToken(provider.issuer(), provider.initialAccessToken());

    SignInResult closed = signIn(true);
    SignInResult given = signIns.signIn(request(true).clients(clients).build(), person);

    assertThat(closed.refusal()).contains(Refusal.NO_CLIENT);
    assertThat(given.grant()).isPresent();
  }

  @Test
  void signsInWithAPasswordByScram() throws Exception {
    RankedSettings imap =
        engine.discover(JANE.text()).settings().stream()
            .filter(s -> s.settings().mailbox().orElseThrow().protocol().equals(Protocol.IMAP))
            .findFirst()
            .orElseThrow();

    SignInResult result =
        signIns.signIn(SignInRequest.builder(JANE, imap).password().build(), person);

    assertThat(result.message()).isEmpty();
    assertThat(result.grant()).isPresent();
    assertThat(lab.received())
        .filteredOn(r -> r.received().contains("SCRAM-SHA-256"))
        .isNotEmpty()
        .noneMatch(r -> r.received().contains("AUTHENTICATE PLAIN"));
  }

  @ParameterizedTest
  @EnumSource(OpenIdFault.class)
  void storesNothingOfAProviderThatMisbehaves(OpenIdFault fault) throws Exception {
    provider.misbehave(fault);

    Optional<Grant> grant = attempt(!fault.name().contains("DEVICE") && fault != SLOW_DOWN_FOREVER);

    assertThat(grant.isPresent())
        .as("%s: %s", fault, person.told)
        .isEqualTo(HARMLESS.contains(fault));
  }

  /** Returns the grant; what is said in its place is kept with what the person was told. */
  private Optional<Grant> attempt(boolean browser) throws Exception {
    try {
      RankedSettings found = engine.discover(JANE.text()).settings().get(0);
      if (found.offers().isEmpty()) {
        person.told.add("no offer");
        return Optional.empty();
      }
      SignInResult result =
          signIns.signIn(
              SignInRequest.builder(JANE, found)
                  .browser(browser)
                  .confirm(found.confirmation().domains())
                  .build(),
              person);
      person.told.add(result.message());
      return result.grant();
    } catch (LookupException e) {
      person.told.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    } finally {
      leavesNoSecretIn(person.told.toString());
    }
  }

  private void leavesNoSecretIn(String text) {
    provider.secrets().stream()
        // The user's code is for the user's eyes.
        .filter(secret -> person.told.stream().noneMatch(secret::equals))
        .forEach(secret -> assertThat(text).doesNotContain(secret));
  }

  private SignInResult signIn(boolean browser) throws Exception {
    return signIns.signIn(request(browser).build(), person);
  }

  private SignInRequest.Builder request(boolean browser) throws Exception {
    RankedSettings found = engine.discover(JANE.text()).settings().get(0);
    return SignInRequest.builder(JANE, found).browser(browser);
  }
}
