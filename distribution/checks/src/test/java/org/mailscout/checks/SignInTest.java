package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.checks.LabUser.JANE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.lab.LabBrowser;
import org.mailscout.lab.openid.OpenIdFault;

/** From a bare address to a stored grant and out again, with the program as it ships. */
@EnabledIfSystemProperty(named = "mailscout.slow", matches = "true") // .ci/run does
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SignInTest {

  private static final int AT_ONCE = 20;

  @TempDir private Path folder = Path.of("");

  private final List<LabUser> users = new ArrayList<>();

  static Stream<Path> jdks() {
    return Jdks.all();
  }

  @BeforeEach
  void start() throws IOException, InterruptedException {
    users.add(new LabUser(Built.FULL, folder));
  }

  @AfterEach
  void stop() {
    users.forEach(LabUser::close);
  }

  private LabUser user() {
    return users.get(0);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void fromABareAddressToAStoredGrantAndOut(Path jdk) throws IOException, InterruptedException {
    Launched signedIn = user().signIn(jdk).endedWith(0);
    assertThat(signedIn.out()).isEmpty();
    assertThat(signedIn.err()).contains("Signed in: " + JANE);

    Launched accounts = user().run(jdk, "accounts").endedWith(0);
    assertThat(accounts.out())
        .startsWith(JANE)
        .contains("oauth at https://id.jmap.example", "api.jmap.example");

    String token = token(jdk);
    assertThat(token(jdk)).as("still fresh").isEqualTo(token);
    assertThat(user().renewals()).isZero();

    assertThat(user().run(jdk, "sign-out", JANE).endedWith(0).err()).contains("Signed out");
    assertThat(user().lab().accounts().userOf(token)).as("revoked").isEmpty();
    assertThat(user().run(jdk, "accounts").endedWith(0).out()).isEmpty();
    assertThat(user().run(jdk, "token", JANE).endedWith(1).err()).contains("not signed in");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void renewsATokenThatIsAboutToEnd(Path jdk) throws IOException, InterruptedException {
    user().issuer().misbehave(OpenIdFault.SHORT_LIVED_TOKENS);
    user().signIn(jdk).endedWith(0);

    String first = token(jdk);
    String second = token(jdk);

    assertThat(second).isNotEqualTo(first);
    assertThat(user().renewals()).as("each with the refresh token before").isEqualTo(2);
  }

  @Test
  void ofManyAtOnceOneRenewsAndAllGetWhatItGot() throws IOException, InterruptedException {
    user().issuer().misbehave(OpenIdFault.SHORT_LIVED_TOKENS);
    user().signIn(Jdks.own()).endedWith(0);
    user().issuer().misbehave();

    List<Conversation> talks = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      talks.add(user().start(Jdks.own(), "token", JANE));
    }
    Set<String> tokens = new LinkedHashSet<>();
    for (Conversation talk : talks) {
      tokens.add(talk.ends().endedWith(0).out().strip());
      talk.close();
    }

    assertThat(user().renewals()).isEqualTo(1);
    assertThat(tokens).hasSize(1);
    assertThat(user().lab().accounts().userOf(tokens.iterator().next())).contains(JANE);
  }

  @Test
  void aDeadGrantSaysWhatToDo() throws IOException, InterruptedException {
    user().issuer().misbehave(OpenIdFault.SHORT_LIVED_TOKENS);
    user().signIn(Jdks.own()).endedWith(0);
    user().issuer().revokeAllOf(JANE);

    Launched run = user().run(Jdks.own(), "token", JANE).endedWith(1);

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("mailscout sign-in " + JANE);
  }

  @Test
  void saysWhyTheLabsUserTurnsAway() throws IOException, InterruptedException {
    String[] signIn = {"sign-in", "--lab", "--client-id", "nobody-knows", JANE};
    Map<String, String> home = user().home().environment();
    try (Conversation talk = Conversation.start(Built.FULL, Jdks.own(), home, signIn)) {
      assertThat(talk.hears("^The lab's user could not sign in: (.*)$"))
          .contains("The client is unknown: nobody-knows");
    }
  }

  @Test
  void signsInByACodeOnAnotherDevice() throws IOException, InterruptedException {
    try (Conversation talk = user().start(Jdks.own(), "sign-in", "--device", JANE)) {
      String code = talk.hears("code (\\S+)");
      assertThat(user().issuer().approve(code, JANE)).isTrue();

      talk.ends().endedWith(0);
    }
    assertThat(token(Jdks.own())).isNotEmpty();
  }

  @Test
  void nothingIsStoredWhereTheUserSaysNo() throws IOException, InterruptedException {
    try (Conversation talk = user().start(Jdks.own(), "sign-in", JANE)) {
      talk.hears("^(https://\\S+)$");
      LabBrowser browser = new LabBrowser(user().lab().file());
      browser.open(browser.deny(user().page()));

      assertThat(talk.ends().endedWith(1).out()).isEmpty();
    }
    assertThat(user().home().vault().resolve("accounts.vault")).doesNotExist();
  }

  @Test
  void signsInWithAPasswordThatIsAskedFor() throws IOException, InterruptedException {
    try (Conversation talk = password(LabUser.PASSWORD)) {
      assertThat(talk.ends().endedWith(0).err()).contains("Signed in: " + JANE);
    }

    assertThat(user().run(Jdks.own(), "accounts").out()).contains("password", "imap.jmap.example");
    assertThat(user().run(Jdks.own(), "token", JANE).endedWith(1).err()).contains("no token");
    user().run(Jdks.own(), "sign-out", JANE).endedWith(0);
  }

  @Test
  void aWrongPasswordIsNotStored() throws IOException, InterruptedException {
    try (Conversation talk = password("wrong")) {
      assertThat(talk.ends().endedWith(1).err()).doesNotContain("wrong");
    }
    assertThat(user().home().vault().resolve("accounts.vault")).doesNotExist();
  }

  @Test
  void afterSingleSignOnThereIsNoWayBackToAPassword() throws IOException, InterruptedException {
    user().signIn(Jdks.own()).endedWith(0);

    try (Conversation talk = password(LabUser.PASSWORD)) {
      assertThat(talk.ends().endedWith(1).err()).contains("sign out first");
    }
  }

  @Test
  void whatStandsToBeConfirmedGetsNoPassword() throws IOException, InterruptedException {
    String address = "jane@mx-hosted.example";
    user().lab().accounts().password(address, LabUser.PASSWORD);
    try (Conversation talk = user().start(Jdks.own(), "sign-in", "--password", address)) {
      assertThat(talk.types(LabUser.PASSWORD).ends().endedWith(1).err()).contains("hoster.example");
    }
    assertThat(user().lab().received().toString()).doesNotContain("AUTHENTICATE", "LOGIN");

    try (Conversation talk =
        user().start(Jdks.own(), "sign-in", "--password", "--confirm", "hoster.example", address)) {
      talk.types(LabUser.PASSWORD).ends().endedWith(0);
    }
  }

  private Conversation password(String typed) throws IOException {
    return user()
        .start(Jdks.own(), "sign-in", "--password", "--protocol", "imap", JANE)
        .types(typed);
  }

  private String token(Path jdk) throws IOException, InterruptedException {
    String out = user().run(jdk, "token", JANE).endedWith(0).out();
    assertThat(out).matches("\\S+\\n");
    return out.strip();
  }
}
