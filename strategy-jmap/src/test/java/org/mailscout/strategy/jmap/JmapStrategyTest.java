package org.mailscout.strategy.jmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.SrvRecord;
import org.mailscout.testkit.Scenario;

final class JmapStrategyTest {

  private static final DnsQuestion SRV = DnsQuestion.srv("_jmap._tcp", Domain.of("example.com"));
  private static final Url GUESS = Url.of("https://example.com/.well-known/jmap");
  private static final String SESSION =
      "{\"apiUrl\":\"/jmap/\",\"accounts\":{},\"capabilities\":{"
          + "\"urn:ietf:params:jmap:core\":{\"maxCallsInRequest\":16},"
          + "\"urn:ietf:params:jmap:mail\":{}}}";

  private final Scenario scenario = Scenario.of("example.com");

  @Test
  void reportsATargetWithinTheDomainThoughTheWebServerHangs() throws Exception {
    srv(SrvRecord.of(0, 1, 443, Host.of("api.example.com")));
    scenario.context().http().hang(GUESS);

    assertThat(urls()).containsExactly("https://api.example.com/.well-known/jmap");
  }

  @Test
  void ordersTargetsByPriorityThenWeight() throws Exception {
    srv(
        SrvRecord.of(1, 9, 443, Host.of("c.example.com")),
        SrvRecord.of(0, 1, 8443, Host.of("b.example.com")),
        SrvRecord.of(0, 5, 443, Host.of("a.example.com")));

    List<Settings> found = discover();

    assertThat(found)
        .extracting(settings -> settings.services().get(0).endpoint().url().orElseThrow().origin())
        .containsExactly(
            "https://a.example.com", "https://b.example.com:8443", "https://c.example.com");
    assertThat(found).extracting(Settings::order).containsExactly(0, 1, 2);
  }

  @Test
  void reportsNothingWhereTheTargetIsRoot() throws Exception {
    srv(SrvRecord.absent());
    challenge(GUESS, "Bearer");

    assertThat(discover()).isEmpty();
  }

  @Test
  void reportsATargetElsewhereOnceItAnswers() throws Exception {
    Url target = Url.of("https://jmap.host.net/.well-known/jmap");
    srv(SrvRecord.of(0, 1, 443, Host.of("jmap.host.net")));
    challenge(target, "Bearer");

    assertThat(urls()).containsExactly(target.toString());
  }

  @Test
  void reportsNoTargetElsewhereThatIsAWebSite() throws Exception {
    srv(SrvRecord.of(0, 1, 443, Host.of("www.host.net")));

    assertThat(discover()).isEmpty();
  }

  @Test
  void takesAChallengeAtTheWellKnownUrl() throws Exception {
    challenge(GUESS, "Bearer");

    assertThat(urls()).containsExactly(GUESS.toString());
  }

  @Test
  void takesASessionBehindARedirect() throws Exception {
    Url session = Url.of("https://api.example.com/jmap/session");
    scenario.context().http().redirect(GUESS, session);
    json(session, SESSION);

    Settings found = discover().get(0);

    assertThat(found.mailbox().orElseThrow().session()).contains(session);
    assertThat(found.doubts()).isEmpty();
  }

  @Test
  void doubtsARedirectToAnotherDomain() throws Exception {
    Url session = Url.of("https://evil.test/jmap/session");
    scenario.context().http().redirect(GUESS, session);
    json(session, SESSION);

    assertThat(discover().get(0).doubts()).containsExactly(ConfirmReason.REDIRECTED);
  }

  @Test
  void takesNoParkedPage() throws Exception {
    scenario
        .context()
        .http()
        .with(
            GUESS,
            200,
            Map.of("content-type", List.of("text/html")),
            "<html>for sale".getBytes(StandardCharsets.UTF_8));

    assertThat(discover()).isEmpty();
  }

  @Test
  void takesNoSiteThatIsWhollyBehindAPassword() throws Exception {
    challenge(GUESS, "Basic realm=\"staging\"");
    challenge(Url.of("https://example.com/.well-known/no-such-name"), "Basic realm=\"staging\"");

    assertThat(discover()).isEmpty();
  }

  @Test
  void takesAServerThatKnowsPasswordsAlone() throws Exception {
    challenge(GUESS, "Basic realm=\"mail\"");

    assertThat(urls()).containsExactly(GUESS.toString());
  }

  @Test
  void takesNoJsonThatIsNoSession() throws Exception {
    json(GUESS, "{\"capabilities\":{\"urn:ietf:params:jmap:core\":{}},\"apiUrl\":\"/\"}");

    assertThat(discover()).isEmpty();
  }

  @Test
  void refusesJsonThatIsAmbiguous() {
    for (String text :
        List.of(SESSION + "{}", SESSION.replace("{\"apiUrl", "{\"apiUrl\":\"/x\",\"apiUrl"), "{")) {
      json(GUESS, text);

      assertThatThrownBy(this::discover)
          .as(text)
          .isInstanceOfSatisfying(
              LookupException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
    }
  }

  @Test
  void boundsTheDepthAndTheNumbersOfJson() {
    for (String text : List.of("{\"a\":" + "[".repeat(33), "{\"a\":" + "1".repeat(33) + "}")) {
      json(GUESS, text);

      assertThatThrownBy(this::discover)
          .as(text)
          .isInstanceOfSatisfying(
              LookupException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LARGE));
    }
  }

  @Test
  void findsAtTheWellKnownUrlThoughDnsFails() throws Exception {
    scenario.context().dns().fail(SRV, Reason.SERVER_FAILURE);
    challenge(GUESS, "Bearer");

    assertThat(urls()).containsExactly(GUESS.toString());
  }

  @Test
  void saysThatItCouldNotAsk() {
    scenario.context().http().fail(GUESS, Reason.TIMEOUT);

    assertThatThrownBy(this::discover).isInstanceOf(LookupException.class);
  }

  @Test
  void returnsNormallyWhereTheConnectionIsRefused() throws Exception {
    scenario.context().http().fail(GUESS, new Failure(Reason.UNREACHABLE, "refused", true));

    assertThat(discover()).isEmpty();
  }

  @Test
  void looksAtTheDomainOfALead() throws Exception {
    Scenario lead = Scenario.lead(Domain.of("example.com"), Domain.of("host.net"));
    Url url = Url.of("https://host.net/.well-known/jmap");
    lead.context()
        .http()
        .with(url, 401, Map.of("www-authenticate", List.of("Bearer")), new byte[0]);

    assertThat(lead.discover(new JmapStrategy()).settings()).hasSize(1);
  }

  private void srv(SrvRecord... records) {
    scenario.context().dns().with(SRV, DnsRecords.ofServices(List.of(records)));
  }

  private void challenge(Url url, String challenge) {
    scenario
        .context()
        .http()
        .with(url, 401, Map.of("www-authenticate", List.of(challenge)), new byte[0]);
  }

  private void json(Url url, String text) {
    scenario
        .context()
        .http()
        .with(
            url,
            200,
            Map.of("content-type", List.of("application/json")),
            text.getBytes(StandardCharsets.UTF_8));
  }

  private List<Settings> discover() throws LookupException, InterruptedException {
    return scenario.discover(new JmapStrategy()).settings();
  }

  private List<String> urls() throws LookupException, InterruptedException {
    return discover().stream()
        .map(settings -> settings.services().get(0).endpoint().url().orElseThrow().toString())
        .toList();
  }
}
