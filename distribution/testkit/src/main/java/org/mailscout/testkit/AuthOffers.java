package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.discovery.Options;
import org.mailscout.api.network.HttpRequest;

/** The part of the contract that concerns offers. */
final class AuthOffers {

  private AuthOffers() {}

  static void saysTheSameAtEveryCall(AuthMethodContract contract) {
    AuthMethod one = contract.method();
    AuthMethod other = contract.method();
    assertThat(one.id()).as("id").isEqualTo(one.id()).isEqualTo(other.id());
    assertThat(one.disclosure(Options.FALLBACKS).entries())
        .as("disclosure")
        .isEqualTo(one.disclosure(Options.FALLBACKS).entries())
        .isEqualTo(other.disclosure(Options.FALLBACKS).entries());
  }

  static void usesNoNetworkOutsideThePorts(AuthMethodContract contract) throws Exception {
    Class<?> type = contract.method().getClass();
    assertThat(ClassReferences.toTheNetwork(type))
        .as("classes for the network that %s and its package use", type)
        .isEmpty();
  }

  static void makesNoOfferForOtherSettings(AuthMethodContract contract) throws Exception {
    FakeDiscoveryContext nothing = contract.published().emptied().context();
    assertThat(contract.method().offer(contract.unserved(), nothing)).isEmpty();
  }

  static void makesAnOfferOfItsOwn(AuthMethodContract contract) throws Exception {
    Scenario scenario = contract.published();
    AuthOffer offer = offer(contract, scenario);
    assertThat(offer.method()).as("method").isEqualTo(contract.method().id());
    assertThat(offer.version()).as("version").isPositive();
    assertThat(scenario.context().http().asked())
        .extracting(HttpRequest::toString)
        .allSatisfy(request -> assertThat(request).doesNotContain("@", "%40"));
    assertThat(scenario.context().prober().asked()).as("connections").isEmpty();
  }

  static void survivesEveryFailure(AuthMethodContract contract) throws Exception {
    Scenario good = contract.published();
    offer(contract, good);
    for (Reason reason : StrategyFailures.REASONS) {
      for (Lookup lookup : Lookup.of(good.context())) {
        Scenario scenario = contract.published();
        lookup.fail(scenario.context(), reason);
        survives(contract, scenario, lookup + " fails: " + reason);
      }
    }
    for (Lookup lookup : Lookup.of(good.context())) {
      for (HostileInput input : HostileInput.against(lookup)) {
        Scenario scenario = contract.published();
        input.publish(scenario.context());
        survives(contract, scenario, lookup + " answers with " + input.name());
      }
    }
  }

  private static void survives(AuthMethodContract contract, Scenario scenario, String what)
      throws InterruptedException {
    try {
      assertThat(contract.method().offer(contract.served(), scenario.context())).isNotNull();
    } catch (LookupException e) {
      assertThat(e.reason()).as("reason where %s", what).isNotNull();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("unchecked where " + what, e);
    }
  }

  static void endsSoonAfterAnInterrupt(AuthMethodContract contract) throws Exception {
    Scenario good = contract.published();
    offer(contract, good);
    for (Lookup lookup : Lookup.of(good.context())) {
      Task.endsSoonAfterAnInterrupt(
          lookup + " hangs",
          hang -> {
            Scenario scenario = contract.published();
            hang.accept(lookup.hang(scenario.context()));
            return () -> contract.method().offer(contract.served(), scenario.context());
          });
    }
  }

  /** Returns the offer for the settings served; fails where there is none. */
  static AuthOffer offer(AuthMethodContract contract) throws Exception {
    return offer(contract, contract.published());
  }

  /** Returns the offer as another process has it: by method id, version and parameters. */
  static AuthOffer stored(AuthMethodContract contract) throws Exception {
    AuthOffer offer = offer(contract);
    return AuthOffer.of(offer.method(), offer.version(), offer.parameters());
  }

  private static AuthOffer offer(AuthMethodContract contract, Scenario scenario) throws Exception {
    Optional<AuthOffer> offer = contract.method().offer(contract.served(), scenario.context());
    assertThat(offer).as("offer for the settings served").isPresent();
    return offer.orElseThrow();
  }
}
