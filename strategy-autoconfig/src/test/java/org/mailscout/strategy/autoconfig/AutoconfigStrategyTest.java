package org.mailscout.strategy.autoconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.Domain;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.Scenario;

final class AutoconfigStrategyTest {

  private static final Domain DOMAIN = Domain.of("example.com");
  private static final Url SUBDOMAIN =
      Url.of("https://autoconfig.example.com/mail/config-v1.1.xml?emailaddress={address}");
  private static final Url WELL_KNOWN =
      Url.of(
          "https://example.com/.well-known/autoconfig/mail/config-v1.1.xml?emailaddress={address}");
  private static final Url HTTP = Url.of("http://autoconfig.example.com/mail/config-v1.1.xml");

  private final AutoconfigStrategy strategy = new AutoconfigStrategy();

  @Test
  void asksBothPlacesAtOnceAndPrefersTheSubdomain() throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(SUBDOMAIN, 200, file("sub.example.com", "SSL"));
    scenario.context().http().with(WELL_KNOWN, 200, file("known.example.com", "SSL"));
    scenario.context().http().answerLastFirst();

    RecordingFindings findings = scenario.discover(strategy);

    assertThat(scenario.context().http().asked())
        .extracting(HttpRequest::url)
        .containsExactly(SUBDOMAIN, WELL_KNOWN);
    assertThat(findings.settings())
        .extracting(AutoconfigStrategyTest::host)
        .containsExactly("known.example.com", "sub.example.com");
    assertThat(findings.settings().get(1).order()).isLessThan(findings.settings().get(0).order());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<!DOCTYPE html><html><body><form>Sign in</form></body></html>", "{}", "", "<a/>"})
  void takesAPageForNothingAndLooksAtTheOtherPlace(String page) throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(SUBDOMAIN, 200, page);
    scenario.context().http().with(WELL_KNOWN, 200, file("known.example.com", "SSL"));

    assertThat(scenario.discover(strategy).settings())
        .extracting(AutoconfigStrategyTest::host)
        .containsExactly("known.example.com");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 206, 304, 401, 403, 404, 410})
  void takesEveryStatusButOkForNothing(int status) throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(SUBDOMAIN, status, file("a.example.com", "SSL"));
    scenario.context().http().with(WELL_KNOWN, 200, "<html></html>");

    assertThat(scenario.discover(strategy).isEmpty()).isTrue();
  }

  @Test
  void failsWhereAPlaceCouldNotBeAskedAndTheOtherHasNothing() {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().fail(SUBDOMAIN, Reason.TIMEOUT);

    assertReason(scenario, Reason.TIMEOUT);
  }

  @Test
  void failsOnAFileThatIsBroken() {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().with(SUBDOMAIN, 200, "<!DOCTYPE clientConfig><clientConfig/>");

    assertReason(scenario, Reason.MALFORMED);
  }

  @Test
  void returnsNormallyWhereAFailureSaysThatNothingIsThere() throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().fail(SUBDOMAIN, new Failure(Reason.TLS, "another name", true));

    assertThat(scenario.discover(strategy).isEmpty()).isTrue();
  }

  @Test
  void keepsWhatItFoundWhereAnotherPlaceFails() throws Exception {
    Scenario scenario = Scenario.of("example.com");
    scenario.context().http().fail(SUBDOMAIN, Reason.SERVER_FAILURE);
    scenario.context().http().with(WELL_KNOWN, 200, file("a.example.com", "SSL"));

    assertThat(scenario.discover(strategy).settings()).hasSize(1);
  }

  @Test
  void asksHttpOnlyWhereThePolicyAllowsItAndDoubtsIt() throws Exception {
    Scenario scenario = Scenario.of(DOMAIN, Policy.DEFAULT.withHttp(true).withCleartext(true));
    scenario.context().http().with(HTTP, 200, file("plain.example.com", "plain"));

    assertThat(scenario.discover(strategy).isEmpty()).isTrue();

    scenario.context().http().with(HTTP, 200, file("tls.example.com", "SSL"));
    assertThat(scenario.discover(strategy).settings().get(0).doubts())
        .containsExactly(ConfirmReason.CLEARTEXT);
  }

  @Test
  void asksAHosterWithoutTheAddressAndAtItsSubdomainAlone() throws Exception {
    Scenario scenario = Scenario.lead(DOMAIN, Domain.of("hoster.net"));
    Url url = Url.of("https://autoconfig.hoster.net/mail/config-v1.1.xml");
    scenario
        .context()
        .http()
        .with(url, 200, file("mail.hoster.net", "SSL").replace("example.com", "hoster.net"));

    RecordingFindings findings = scenario.discover(strategy);

    assertThat(scenario.context().http().asked()).extracting(HttpRequest::url).containsExactly(url);
    assertThat(findings.settings().get(0).doubts()).isEmpty();
  }

  @Test
  void neverAsksAHostBelowAPublicSuffix() throws Exception {
    Scenario own = Scenario.of("co.uk");
    Scenario lead = Scenario.lead(DOMAIN, Domain.of("co.uk"));

    own.discover(strategy);
    lead.discover(strategy);

    assertThat(own.context().http().asked())
        .extracting(request -> request.url().host().name())
        .containsExactly("co.uk");
    assertThat(lead.context().http().asked()).isEmpty();
  }

  @Test
  void doubtsAFileForAnotherDomain() throws Exception {
    Scenario scenario = Scenario.of("example.com");
    String other = file("a.example.com", "SSL").replace("<domain>example.com", "<domain>other.org");
    scenario.context().http().with(SUBDOMAIN, 200, other);

    assertThat(scenario.discover(strategy).settings().get(0).doubts())
        .containsExactly(ConfirmReason.OTHER_DOMAIN);
  }

  private void assertReason(Scenario scenario, Reason reason) {
    assertThatThrownBy(() -> scenario.discover(strategy))
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private static String host(Settings settings) {
    return settings.services().get(0).endpoint().host().name();
  }

  private static String file(String host, String socketType) {
    return "<clientConfig><emailProvider id='x'><domain>example.com</domain>"
        + "<incomingServer type='imap'><hostname>"
        + host
        + "</hostname><port>993</port>"
        + "<socketType>"
        + socketType
        + "</socketType></incomingServer>"
        + "</emailProvider></clientConfig>";
  }
}
