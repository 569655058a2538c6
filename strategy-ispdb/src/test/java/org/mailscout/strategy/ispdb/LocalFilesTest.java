package org.mailscout.strategy.ispdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Domain;
import org.mailscout.api.network.Channel;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.Scenario;

final class LocalFilesTest {

  private static final String TWO =
      "<domain>example.com</domain><domain>Example.NET</domain><domain>b\u00fccher.example</domain>"
          + "<domain purpose='mx'>hoster.net</domain>";

  private final IspdbStrategy strategy = new IspdbStrategy();

  private static Scenario with(Scenario scenario, String location, String name, String file) {
    scenario.context().data().with(location, name, file.getBytes(UTF_8));
    return scenario;
  }

  private static List<String> hosts(RecordingFindings findings) {
    return findings.settings().stream()
        .map(s -> s.services().get(0).endpoint().host().name())
        .toList();
  }

  private static String file(String domains, String host) {
    return "<clientConfig><emailProvider id='x'>"
        + domains
        + "<incomingServer type='imap'><hostname>"
        + host
        + "</hostname><port>993</port><socketType>SSL</socketType></incomingServer>"
        + "</emailProvider></clientConfig>";
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "example.net", "xn--bcher-kva.example"})
  void findsAFileByEachDomainInIt(String domain) throws Exception {
    for (String location : List.of("ispdb.data", "ispdb.override")) {
      Scenario scenario =
          with(Scenario.of(domain), location, "example.com.xml", file(TWO, "a.example.com"));

      RecordingFindings findings = scenario.discover(strategy);

      assertThat(hosts(findings)).containsExactly("a.example.com");
      assertThat(findings.settings().get(0).doubts()).isEmpty();
      assertThat(findings.found().get(0).restsOn().get(0).channel()).isEqualTo(Channel.FILE);
      assertThat(findings.found().get(0).restsOn().get(0).source()).endsWith("example.com.xml");
      assertThat(scenario.context().http().asked()).isEmpty();
    }
  }

  @Test
  void takesADomainOfExchangesForLeadsAlone() throws Exception {
    Scenario own = with(Scenario.of("hoster.net"), "ispdb.data", "x.xml", file(TWO, "a.example"));
    Scenario lead =
        with(
            Scenario.lead(Domain.of("firm.org"), Domain.of("hoster.net")),
            "ispdb.data",
            "x.xml",
            file(TWO, "a.example"));

    assertThat(own.discover(strategy).isEmpty()).isTrue();
    assertThat(hosts(lead.discover(strategy))).containsExactly("a.example");
  }

  @Test
  void prefersTheFileOfItsNameToOneThatListsIt() throws Exception {
    Scenario scenario =
        with(Scenario.of("example.com"), "ispdb.data", "a.xml", file(TWO, "other.example"));
    with(
        scenario,
        "ispdb.data",
        "example.com.xml",
        file("<domain>example.com</domain>", "own.example"));

    assertThat(hosts(scenario.discover(strategy))).containsExactly("own.example");
  }

  @Test
  void prefersAnOverrideThatListsItToACopyOfItsName() throws Exception {
    Scenario scenario =
        with(Scenario.of("example.com"), "ispdb.data", "example.com", file(TWO, "copy.example"));
    with(scenario, "ispdb.override", "mine.xml", file(TWO, "mine.example"));

    assertThat(hosts(scenario.discover(strategy))).containsExactly("mine.example");
  }

  @Test
  void aFileThatIsNoneCostsItselfAlone() throws Exception {
    Scenario scenario = with(Scenario.of("example.net"), "ispdb.data", "README", "<p>example.net");
    with(scenario, "ispdb.data", "broken.xml", "<clientConfig><domain>example.net</domain>");
    with(scenario, "ispdb.data", "good.xml", file(TWO, "good.example"));

    assertThat(hosts(scenario.discover(strategy))).containsExactly("good.example");
  }
}
