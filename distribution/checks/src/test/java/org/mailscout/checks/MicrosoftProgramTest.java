package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.checks.MicrosoftUser.JANE;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mailscout.lab.microsoft.MicrosoftFault;

/** Signing in to Microsoft, renewing and signing out, with the program as it ships. */
@EnabledIfSystemProperty(named = "mailscout.slow", matches = "true") // .ci/run does
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MicrosoftProgramTest extends WithMicrosoftUser {

  private static final String SHARED = "shared@m365.example";
  private static final String GRAPH = "https://graph.microsoft.com/";
  private static final String MAIL = "https://outlook.office.com/";
  private static final Pattern SCOPE = Pattern.compile("(?:^|[?&\\s])scope=([^&\\s]+)");

  static Stream<Path> jdks() {
    return Jdks.all();
  }

  private boolean opens(String mailbox, String token) {
    return user().lab().accounts().hasToken(mailbox, token);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void signsInRenewsAndSignsOut(Path jdk) throws IOException, InterruptedException {
    user().microsoft().misbehave(MicrosoftFault.SHORT_LIVED_TOKENS);

    assertThat(user().signIn(jdk, JANE, JANE).endedWith(0).err()).contains("Signed in: " + JANE);
    assertThat(user().run(jdk, "accounts").endedWith(0).out())
        .contains(JANE, "Sign in   msgraph", "Proved    msgraph " + GRAPH);
    String first = user().token(jdk, JANE);
    String second = user().token(jdk, JANE);

    assertThat(second).isNotEqualTo(first);
    assertThat(opens(JANE, second)).as("a token of Graph at a mail server").isFalse();
    // At the sign-in and at two renewals: the scopes of Graph, then those of the mail servers.
    assertThat(resourcesAsked())
        .containsExactly(
            List.of(GRAPH), List.of(MAIL),
            List.of(GRAPH), List.of(MAIL),
            List.of(GRAPH), List.of(MAIL));

    assertThat(user().run(jdk, "sign-out", JANE).plain().err()).contains("myapps.microsoft.com");
    assertThat(user().run(jdk, "accounts").endedWith(0).out()).isEmpty();
  }

  /** Returns the resources that the scopes of each request were of, in their order. */
  private List<List<String>> resourcesAsked() {
    return user().lab().received().stream()
        .filter(r -> r.host().equals("login.microsoftonline.com"))
        .flatMap(r -> SCOPE.matcher(r.received()).results())
        .map(match -> URLDecoder.decode(match.group(1), StandardCharsets.UTF_8))
        .map(scope -> Stream.of(GRAPH, MAIL).filter(scope::contains).toList())
        .toList();
  }

  @Test
  void signsInToImapAndSubmission() throws IOException, InterruptedException {
    user().signIn(Jdks.own(), JANE, "--protocol", "imap", JANE).endedWith(0);

    assertThat(opens(JANE, user().token(Jdks.own(), JANE))).isTrue();
    assertThat(user().run("accounts").out())
        .contains("outlook.office365.com", "smtp.office365.com");
  }

  @ParameterizedTest
  @CsvSource({
    "jane@outlook.com, login.microsoftonline.com, consumers, graph.microsoft.com",
    "jane@federated.example, login.microsoftonline.com, common, graph.microsoft.com",
    "jane@gateway.example, login.microsoftonline.com, common, graph.microsoft.com",
    "jane@signed-mx.example, login.microsoftonline.com, common, graph.microsoft.com",
    "jane@agency.example, login.microsoftonline.us, organizations, graph.microsoft.us",
    "jane@china.example, login.partner.microsoftonline.cn, organizations,"
        + " microsoftgraph.chinacloudapi.cn"
  })
  void signsInToEachKindOfDomainInItsCloud(
      String address, String login, String audience, String graph)
      throws IOException, InterruptedException {
    user().signIn(Jdks.own(), address, address).endedWith(0);

    assertThat(user().run("accounts").out()).contains("https://" + graph + "/v1.0/");
    String request = "POST /" + audience + "/oauth2/v2.0/token";
    assertThat(user().lab().received().stream().filter(r -> r.received().contains("grant_type")))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.host() + " " + r.received()).contains(login, request));
  }

  @Test
  void signsInByACodeOnAnotherDevice() throws IOException, InterruptedException {
    try (Conversation talk = user().begin(Jdks.own(), "--device", JANE)) {
      String page = talk.hears("open (https://\\S+)");
      String code = talk.hears("code (\\S+)");
      user().browser().enterCode(URI.create(page), code, JANE, LabUser.PASSWORD);

      talk.ends().endedWith(0);
    }
    assertThat(user().token(Jdks.own(), JANE)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"msgraph", "imap"})
  void opensASharedMailboxBesideOnesOwn(String protocol) throws IOException, InterruptedException {
    user().signIn(Jdks.own(), JANE, "--protocol", protocol, JANE).endedWith(0);
    Launched run =
        user().signIn(Jdks.own(), JANE, "--protocol", protocol, "--mailbox", SHARED, JANE);

    assertThat(run.endedWith(0).err()).contains("Signed in: " + SHARED);
    assertThat(user().run("accounts").out()).contains(SHARED, JANE);
    String token = user().token(Jdks.own(), SHARED);
    assertThat(token).isNotEqualTo(user().token(Jdks.own(), JANE));
    assertThat(opens(SHARED, token)).isEqualTo(protocol.equals("imap"));
  }

  @ParameterizedTest
  @CsvSource({"msgraph, Access is denied", "imap, outlook.office365.com:993"})
  void opensNoMailboxThatIsNotShared(String protocol, String words)
      throws IOException, InterruptedException {
    String another = "jane@federated.example";

    Launched run =
        user().signIn(Jdks.own(), JANE, "--protocol", protocol, "--mailbox", another, JANE);

    assertThat(run.endedWith(1).err()).contains("the mailbox refused the sign-in", words);
    user().keepsNothing();
  }

  @Test
  void opensNoSharedMailboxElsewhere() throws IOException, InterruptedException {
    Launched run = user().run("sign-in", "--mailbox", SHARED, LabUser.JANE);

    assertThat(run.endedWith(1).err()).contains("shares no mailboxes");
  }

  @Test
  void saysThatSendingIsSwitchedOffAndOffersGraph() throws IOException, InterruptedException {
    user().microsoft().submission(JANE, false);

    assertThat(user().signIn(Jdks.own(), JANE, "--protocol", "imap", JANE).endedWith(0).err())
        .contains("Sending by SMTP is switched off for this mailbox", "through Graph (sendMail)");
  }
}
