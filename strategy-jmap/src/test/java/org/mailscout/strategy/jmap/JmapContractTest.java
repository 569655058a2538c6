package org.mailscout.strategy.jmap;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.DiscoveryStrategy;
import org.mailscout.testkit.DiscoveryStrategyContract;
import org.mailscout.testkit.Scenario;

final class JmapContractTest implements DiscoveryStrategyContract {

  private static final String SESSION =
      "{\"apiUrl\":\"/jmap/\",\"accounts\":{},\"capabilities\":{"
          + "\"urn:ietf:params:jmap:core\":{},\"urn:ietf:params:jmap:mail\":{}}}";

  @Override
  public DiscoveryStrategy strategy() {
    return new JmapStrategy();
  }

  @Override
  public Scenario published() {
    Scenario scenario = Scenario.of("example.com");
    scenario
        .context()
        .http()
        .with(
            Url.of("https://example.com/.well-known/jmap"),
            200,
            Map.of("content-type", List.of("application/json")),
            SESSION.getBytes(UTF_8));
    return scenario;
  }

  @Override
  public boolean reportsLeads() {
    return false;
  }

  /** Without a record there is one answer to wait for, and the record's absence. */
  @Override
  public boolean reportsEarly() {
    return false;
  }

  @Override
  public boolean usesProber() {
    return false;
  }
}
