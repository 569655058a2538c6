package org.mailscout.strategy.ispdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Options;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.testkit.FakeOptions;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.Scenario;

final class IspdbStrategyTest {

  private static final Url URL = Url.of("https://v1.ispdb.net/example.com");

  private final IspdbStrategy strategy = new IspdbStrategy();

  @Test
  void asksForTheDomainAndNothingElse() throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(URL, 200, file("imap.example.com"));

    RecordingFindings findings = scenario.discover(strategy);

    assertThat(scenario.context().http().asked()).extracting(HttpRequest::url).containsExactly(URL);
    assertThat(scenario.context().http().warmed()).containsExactly(Host.of("v1.ispdb.net"));
    assertHost(findings, "imap.example.com");
  }

  @Test
  void takesAnUnknownDomainForNothing() throws Exception {
    assertThat(Scenario.of("example.com").discover(strategy).isEmpty()).isTrue();
  }

  @Test
  void failsOnAPageInPlaceOfAFile() {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(URL, 200, "<html>Sign in to this network</html>");

    assertReason(scenario, Reason.MALFORMED);
  }

  @Test
  void failsWhereTheDatabaseCouldNotBeAsked() {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().fail(URL, Reason.FORBIDDEN_BY_POLICY);

    assertReason(scenario, Reason.FORBIDDEN_BY_POLICY);
  }

  @Test
  void asksAnotherDatabaseWhereToldTo() throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().options().with("ispdb.url", "https://mirror.example.net/v1.1");
    Url url = Url.of("https://mirror.example.net/v1.1/example.com");
    scenario.context().http().with(url, 200, file("imap.example.com"));

    assertHost(scenario.discover(strategy), "imap.example.com");
    assertThat(strategy.disclosure(scenario.context().options()).covers(url.host())).isTrue();
    assertThat(strategy.disclosure(Options.FALLBACKS).covers(url.host())).isFalse();
    assertThat(strategy.disclosure(new FakeOptions()).covers(URL.host())).isTrue();
  }

  @Test
  void asksForTheHosterThatALeadNames() throws Exception {
    Scenario scenario = Scenario.lead(Domain.of("firm.org"), Domain.of("example.com"));
    scenario.context().http().with(URL, 200, file("imap.example.com"));

    RecordingFindings findings = scenario.discover(strategy);

    assertThat(findings.settings().get(0).doubts()).isEmpty();
    assertThat(scenario.context().http().warmed()).isEmpty();
  }

  @Test
  void prefersTheOverrideToTheCopyToTheDatabase() throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(URL, 200, file("network.example.com"));
    assertHost(scenario.discover(strategy), "network.example.com");

    scenario.context().data().with("ispdb.data", "example.com.xml", bytes("xml.example.com"));
    assertHost(scenario.discover(strategy), "xml.example.com");

    scenario.context().data().with("ispdb.data", "example.com", bytes("copy.example.com"));
    assertHost(scenario.discover(strategy), "copy.example.com");

    scenario.context().data().with("ispdb.override", "example.com.xml", bytes("my.example.com"));
    RecordingFindings findings = scenario.discover(strategy);
    assertHost(findings, "my.example.com");
    assertThat(findings.found().get(0).restsOn().get(0).channel()).isEqualTo(Channel.FILE);
    assertThat(scenario.context().http().asked()).hasSize(1);
  }

  private void assertReason(Scenario scenario, Reason reason) {
    assertThatThrownBy(() -> scenario.discover(strategy))
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static void assertHost(RecordingFindings findings, String host) {
    assertThat(findings.settings())
        .extracting(s -> s.services().get(0).endpoint().host().name())
        .containsExactly(host);
  }

  private static byte[] bytes(String host) {
    return file(host).getBytes(UTF_8);
  }

  private static String file(String host) {
    return "<clientConfig><emailProvider id='x'><domain>example.com</domain>"
        + "<incomingServer type='imap'><hostname>"
        + host
        + "</hostname><port>993</port>"
        + "<socketType>SSL</socketType></incomingServer></emailProvider></clientConfig>";
  }
}
