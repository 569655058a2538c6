package org.mailscout.strategy.autoconfig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Authentication;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.Scenario;

final class PaccStrategyTest {

  private static final Url URL =
      Url.of("https://ua-auto-config.example.com/.well-known/user-agent-configuration.json");
  private static final DnsQuestion TXT =
      DnsQuestion.txt("_ua-auto-config", Domain.of("example.com"));
  private static final String DOCUMENT =
      """
      {"protocols": {"imap": {"host": "imap.example.com"}, "submit": {"host": "out.example.com"},
        "jmap": {"url": "https://jmap.example.com/session"},
        "caldav": {"url": "https://dav.example.com/cal/"},
        "carddav": {"url": "https://dav.example.com"}, "future": {"x": [1, {"host": "y"}]}},
       "authentication": {"oauth-public": {"issuer": "https://id.example.com/"}, "password": true},
       "info": {"provider": {"name": "Example"}}}
      """;

  private final PaccStrategy strategy = new PaccStrategy();

  @Test
  void reportsEachMailboxAtItsOwnPortUnderTls() throws Exception {
    RecordingFindings findings = published(DOCUMENT).discover(strategy);

    assertThat(findings.settings())
        .extracting(s -> s.services().get(0).protocol())
        .containsExactly(Protocol.JMAP, Protocol.IMAP);
    Settings imap = findings.settings().get(1);
    assertThat(imap.services())
        .extracting(Service::endpoint)
        .containsExactly(
            Endpoint.of(Host.of("imap.example.com"), Port.of(993), Security.TLS),
            Endpoint.of(Host.of("out.example.com"), Port.of(465), Security.TLS),
            Endpoint.of(Url.of("https://dav.example.com/cal/")));
    assertThat(imap.services().get(0).authentication())
        .containsExactly(Authentication.OAUTH2, Authentication.PASSWORD);
    assertThat(imap.issuers()).containsExactly(IssuerHint.of("https://id.example.com/"));
    assertThat(imap.provider()).contains("Example");
  }

  @Test
  void restsOnTheDocumentAlone() throws Exception {
    RecordingFindings findings = published(DOCUMENT).discover(strategy);

    assertThat(findings.found())
        .allSatisfy(
            found ->
                assertThat(found.restsOn())
                    .singleElement()
                    .satisfies(p -> assertThat(p.channel()).isEqualTo(Channel.HTTPS)));
  }

  @Test
  void readsTheEarlierNameOfSubmission() throws Exception {
    Scenario scenario =
        published(
            "{\"protocols\":{\"pop3\":{\"host\":\"p.example.com\"},\"smtp\":{\"host\":\"s.example.com\"}}}");

    assertThat(scenario.discover(strategy).settings().get(0).services())
        .extracting(s -> s.endpoint().toString())
        .containsExactly("p.example.com:995 tls", "s.example.com:465 tls");
  }

  @Test
  void usesNothingWhereOneByteDiffers() throws Exception {
    Scenario scenario = published(DOCUMENT);
    scenario.context().http().with(URL, 200, DOCUMENT + " ");

    assertReason(scenario, Reason.MALFORMED);
  }

  @Test
  void usesNothingWhereNoDigestIsPublished() {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(URL, 200, DOCUMENT);

    assertReason(scenario, Reason.MALFORMED);
  }

  @Test
  void failsWhereTheDigestCouldNotBeAsked() throws Exception {
    Scenario scenario = published(DOCUMENT);
    scenario.context().dns().fail(TXT, Reason.TIMEOUT);

    assertReason(scenario, Reason.TIMEOUT);
  }

  @Test
  void takesAFailedDocumentForNothingWhereNoDigestIsPublished() throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().fail(URL, Reason.TIMEOUT);

    assertThat(scenario.discover(strategy).isEmpty()).isTrue();
  }

  @Test
  void takesAParkedPageForNothing() throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(URL, 200, "<html>Parked</html>");

    assertThat(scenario.discover(strategy).isEmpty()).isTrue();
  }

  @Test
  void takesAnyOneOfSeveralDigests() throws Exception {
    Scenario scenario = published(DOCUMENT);
    scenario
        .context()
        .dns()
        .with(TXT, DnsRecords.ofTexts(List.of("v=spf1 -all", digest("old"), digest(DOCUMENT))));

    assertThat(scenario.discover(strategy).settings()).isNotEmpty();
  }

  @Test
  void readsTagsInAnyOrderWithUnknownOnes() throws Exception {
    String value = digest(DOCUMENT).replaceAll(".*d=", "");

    assertThat(PaccDigest.matches("d = " + value + " ;\ta=sha256; x=1; x=2; v=UAAC1;", body()))
        .isTrue();
  }

  @Test
  void ignoresRecordsThatRepeatOrBreakATag() throws Exception {
    String good = digest(DOCUMENT);

    assertThat(PaccDigest.matches(good, body())).isTrue();
    assertThat(
            List.of(
                good + ";v=UAAC1",
                good + ";;",
                good + ";=x",
                good.replace("UAAC1", "UAAC2"),
                good.replace("sha256", "sha1"),
                good.replace("d=", "d=A"),
                good + "ä"))
        .noneMatch(record -> PaccDigest.matches(record, body()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"protocols\":{\"imap\":{\"host\":\"a.example\",\"host\":\"b.example\"}}}",
        "{} {}",
        "{\"a\":NaN}",
        "{\"a\":",
        "{\"a\":1}]",
      })
  void refusesWhatIsNotStrictJson(String text) throws Exception {
    assertReason(published(text), Reason.MALFORMED);
  }

  @Test
  void boundsDepthStringsAndTokens() throws Exception {
    assertReason(published("{\"a\":" + "[".repeat(100_000)), Reason.TOO_LARGE);
    assertReason(published("{\"protocols\":\"" + "x".repeat(70_000) + "\"}"), Reason.TOO_LARGE);
    assertReason(published("{\"a\":[" + "1,".repeat(30_000) + "1]}"), Reason.TOO_LARGE);
    assertReason(published("{\"a\":" + "1".repeat(100) + "}"), Reason.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"protocols\":[]}",
        "{\"protocols\":{\"imap\":\"imap.example.com\"}}",
        "{\"protocols\":{\"imap\":{\"host\":5}}}",
        "{\"protocols\":{\"imap\":{\"host\":\"127.0.0.1\"}}}",
        "{\"protocols\":{\"jmap\":{\"url\":\"http://a.example/\"}}}",
        "{\"protocols\":{\"jmap\":{\"url\":\"https://a.example:8443/\"}}}",
      })
  void takesMembersOfAnotherTypeForAbsent(String text) throws Exception {
    assertThat(published(text).discover(strategy).isEmpty()).isTrue();
  }

  @Test
  void neverAsksBelowAPublicSuffix() throws Exception {
    Scenario scenario = Scenario.of("co.uk");

    scenario.discover(strategy);

    assertThat(scenario.context().http().asked()).isEmpty();
    assertThat(scenario.context().dns().asked()).isEmpty();
  }

  private void assertReason(Scenario scenario, Reason reason) {
    assertThatThrownBy(() -> scenario.discover(strategy))
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static Scenario published(String document) throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(URL, 200, document);
    scenario.context().dns().with(TXT, DnsRecords.ofTexts(List.of(digest(document))));
    return scenario;
  }

  private static byte[] body() {
    return DOCUMENT.getBytes(UTF_8);
  }

  private static String digest(String document) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(document.getBytes(UTF_8));
    return "v=UAAC1; a=sha256; d=" + Base64.getEncoder().encodeToString(hash);
  }
}
