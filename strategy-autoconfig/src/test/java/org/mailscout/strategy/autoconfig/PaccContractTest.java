package org.mailscout.strategy.autoconfig;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.mailscout.api.Domain;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.testkit.DiscoveryStrategyContract;
import org.mailscout.testkit.Scenario;

final class PaccContractTest implements DiscoveryStrategyContract {

  private static final String DOCUMENT =
      """
      {"protocols": {"imap": {"host": "imap.example.com"}, "submit": {"host": "smtp.example.com"}},
       "authentication": {"password": true}, "info": {"provider": {"name": "Example"}}}
      """;

  @Override
  public DiscoveryStrategy strategy() {
    return new PaccStrategy();
  }

  @Override
  public Scenario published() {
    Scenario scenario = Scenario.of("example.com");
    scenario
        .context()
        .http()
        .with(
            Url.of("https://ua-auto-config.example.com/.well-known/user-agent-configuration.json"),
            200,
            DOCUMENT);
    scenario
        .context()
        .dns()
        .with(
            DnsQuestion.txt("_ua-auto-config", Domain.of("example.com")),
            DnsRecords.ofTexts(List.of("v=UAAC1; a=sha256; d=" + digest())));
    return scenario;
  }

  private static String digest() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(DOCUMENT.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean reportsLeads() {
    return false;
  }

  /** Without its digest the document is not used, so both answers have to be there. */
  @Override
  public boolean reportsEarly() {
    return false;
  }

  @Override
  public boolean servesLeads() {
    return false;
  }

  @Override
  public boolean usesProber() {
    return false;
  }
}
