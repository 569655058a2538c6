package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.mailscout.api.Host;
import org.mailscout.api.network.HttpRequest;

/** The part of the contract that concerns who is asked, and by which way. */
final class StrategyNetwork {

  private StrategyNetwork() {}

  static void usesNoNetworkOutsideThePorts(DiscoveryStrategyContract contract) throws Exception {
    Class<?> type = contract.strategy().getClass();
    assertThat(ClassReferences.toTheNetwork(type))
        .as("classes for the network that %s and its package use", type)
        .isEmpty();
    try (NetworkWatch watch = NetworkWatch.install()) {
      StrategyRun published = StrategyAnswers.publishedRun(contract);
      for (Lookup lookup : Lookup.of(published.scenario().context())) {
        for (HostileInput input : HostileInput.against(lookup)) {
          Scenario scenario = contract.published();
          input.publish(scenario.context());
          StrategyRun.whole(contract.strategy(), scenario);
        }
      }
      assertThat(watch.connections()).as("connections outside the ports").isEmpty();
    }
  }

  static void asksNobodyThatItDoesNotDisclose(DiscoveryStrategyContract contract) {
    Scenario scenario = contract.published();
    var disclosure = contract.strategy().disclosure(scenario.context().options());
    FakeDiscoveryContext context =
        StrategyRun.whole(contract.strategy(), scenario).scenario().context();
    Named named = Named.in(scenario);
    List<Host> asked =
        java.util.stream.Stream.concat(
                Lookup.of(context).stream().map(Lookup::host), context.http().warmed().stream())
            .distinct()
            .filter(host -> !disclosure.covers(host) && !named.covers(host))
            .toList();
    assertThat(asked).as("hosts asked that are neither disclosed nor the domain's").isEmpty();
  }

  static void asksNothingAboutThePerson(DiscoveryStrategyContract contract) {
    FakeDiscoveryContext context = StrategyAnswers.publishedRun(contract).scenario().context();
    String user = System.getProperty("user.name", "");
    assertThat(context.http().asked())
        .extracting(request -> withoutDummies(request, contract.dummies()))
        .allSatisfy(request -> assertThat(request).doesNotContain("@", "%40", "user=" + user));
    assertThat(context.dns().asked())
        .allSatisfy(question -> assertThat(question.name().split("\\.")).doesNotContain(user));
    assertThat(contract.dummies()).as("a name that somebody has").doesNotContain(user);
  }

  private static String withoutDummies(HttpRequest request, Set<String> dummies) {
    String text = request.toString();
    for (String dummy : dummies) {
      text = text.replace("/" + dummy + "@", "/");
    }
    return text;
  }
}
