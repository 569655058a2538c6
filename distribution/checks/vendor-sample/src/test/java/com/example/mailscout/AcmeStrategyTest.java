package com.example.mailscout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Settings;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.testkit.DiscoveryStrategyContract;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.Scenario;

final class AcmeStrategyTest implements DiscoveryStrategyContract {

  @Override
  public DiscoveryStrategy strategy() {
    return new AcmeStrategy();
  }

  @Override
  public Scenario published() {
    return publishing("v=acme1 imap=imap.acme.example smtp=smtp.acme.example");
  }

  @Override
  public boolean reportsLeads() {
    return false;
  }

  @Override
  public boolean servesLeads() {
    return false;
  }

  @Override
  public boolean reportsEarly() {
    return false; // it asks one question
  }

  @Override
  public boolean usesHttp() {
    return false;
  }

  @Override
  public boolean usesProber() {
    return false;
  }

  @Test
  void reportsBothServersOfTheRecord() throws Exception {
    RecordingFindings findings = published().discover(strategy());

    assertThat(findings.settings())
        .extracting(Settings::toString)
        .containsExactly(
            "[imap at imap.acme.example:993 tls, submission at smtp.acme.example:465 tls]");
  }

  @Test
  void reportsNothingOfARecordThatNamesNoHost() throws Exception {
    Scenario scenario = publishing("v=acme1 imap=127.0.0.1 smtp=smtp.acme.example");

    assertThat(scenario.discover(strategy()).settings()).isEmpty();
  }

  private static Scenario publishing(String text) {
    Scenario scenario = Scenario.of("example.com");
    scenario
        .context()
        .dns()
        .with(
            DnsQuestion.txt("_acme-mail", scenario.context().domain()),
            DnsRecords.ofTexts(List.of(text)));
    return scenario;
  }
}
