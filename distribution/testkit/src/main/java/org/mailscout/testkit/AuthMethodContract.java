package org.mailscout.testkit;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Authentication;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.TrustClass;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.auth.Candidate;
import org.mailscout.api.auth.SignInStep;

/**
 * What every auth method keeps, as tests: implement it in a test class, with a method, settings
 * that it serves, the world in which it makes its offer, and a sign-in that succeeds.
 *
 * <p>The methods that return a boolean are hooks, true by default; one that is overridden to be
 * false is checked to be really false.
 */
public interface AuthMethodContract {

  /** Returns the method, made by its public constructor. */
  AuthMethod method();

  /** Returns a fresh world in which {@link #served()} gets an offer. */
  Scenario published();

  /** Returns settings that it makes an offer for. */
  Candidate served();

  /** Returns a fresh sign-in with that offer, which succeeds. */
  FakeSignInContext signIn();

  /** Returns settings that it makes no offer for where nothing is published. */
  default Candidate unserved() {
    Host host = Host.of("imap.unserved.example");
    Service imap =
        Service.of(Protocol.IMAP, Endpoint.of(host, Port.of(993), Security.TLS))
            .withAuthentication(List.of(Authentication.PASSWORD));
    return Candidate.of(Settings.of(imap), TrustClass.OWN);
  }

  /** Returns what the user types. */
  default char[] answer(SignInStep.Ask ask) {
    return "typed-secret-1".toCharArray();
  }

  /** Returns whether it works through the OAuth port. */
  default boolean usesOAuth() {
    return true;
  }

  /** Returns whether it can renew a grant without the user. */
  default boolean refreshes() {
    return true;
  }

  /** Returns whether it can end a grant. */
  default boolean revokes() {
    return true;
  }

  /** The id is the same at every call and of every instance. */
  @Test
  default void saysTheSameOfItselfAtEveryCall() {
    AuthOffers.saysTheSameAtEveryCall(this);
  }

  /** The class is a public service with a public constructor. */
  @Test
  default void isFoundByServiceLoader() {
    ServiceClass.isFound(AuthMethod.class, method());
  }

  /** Its own classes use no socket, resolver or HTTP client. */
  @Test
  default void usesNoNetworkOutsideThePorts() throws Exception {
    AuthOffers.usesNoNetworkOutsideThePorts(this);
  }

  /** Settings that it cannot sign in to get no offer, and no failure. */
  @Test
  default void makesNoOfferForOtherSettings() throws Exception {
    AuthOffers.makesNoOfferForOtherSettings(this);
  }

  /** An offer is its own, complete, and says nothing of the person. */
  @Test
  default void makesAnOfferOfItsOwn() throws Exception {
    AuthOffers.makesAnOfferOfItsOwn(this);
  }

  /** Each reason at each lookup of an offer: no offer, an offer, or a LookupException. */
  @Test
  default void survivesEveryFailureWhileItMakesAnOffer() throws Exception {
    AuthOffers.survivesEveryFailure(this);
  }

  /** An interrupt ends the making of an offer within 100 ms. */
  @Test
  default void endsTheMakingOfAnOfferSoonAfterAnInterrupt() throws Exception {
    AuthOffers.endsSoonAfterAnInterrupt(this);
  }

  /** Method id, version and parameters are all that another process needs. */
  @Test
  default void signsInWithAnOfferOfAnEarlierProcess() throws Exception {
    SignIns.signsInWithAnOfferOfAnEarlierProcess(this);
  }

  /** Nothing secret stands in a text that might be logged. */
  @Test
  default void showsNoSecret() throws Exception {
    SignIns.showsNoSecret(this);
  }

  /** A sign-in can be closed at any step, twice, and holds nothing then. */
  @Test
  default void canBeClosedInAnyState() throws Exception {
    SignIns.canBeClosedInAnyState(this);
  }

  /** After its end there is no next step, and no answer without a question. */
  @Test
  default void refusesStepsThatAreNotDue() throws Exception {
    SignIns.refusesStepsThatAreNotDue(this);
  }

  /** A credential that the service does not take is no sign-in. */
  @Test
  default void refusesWhatTheServiceRefuses() throws Exception {
    SignIns.refusesWhatTheServiceRefuses(this);
  }

  /** An identity of somebody else is no sign-in. */
  @Test
  default void refusesAnotherAccount() throws Exception {
    SignIns.refusesAnotherAccount(this);
  }

  /** Each reason at each call: a refusal, or a LookupException; nothing stays open. */
  @Test
  default void survivesEveryFailureOfASignIn() throws Exception {
    SignInFailures.survivesEveryFailure(this);
  }

  /** An interrupt ends a sign-in within 100 ms, and nothing stays open. */
  @Test
  default void endsASignInSoonAfterAnInterrupt() throws Exception {
    SignInFailures.endsSoonAfterAnInterrupt(this);
  }

  /** A stored grant can be renewed in another process, where the hook says so. */
  @Test
  default void renewsAGrantOfAnEarlierProcess() throws Exception {
    Grants.renewsAGrantOfAnEarlierProcess(this);
  }

  /** A dead grant is refused. */
  @Test
  default void saysThatADeadGrantIsDead() throws Exception {
    Grants.saysThatADeadGrantIsDead(this);
  }

  /** A stored grant can be ended in another process, where the hook says so. */
  @Test
  default void revokesAGrantOfAnEarlierProcess() throws Exception {
    Grants.revokesAGrantOfAnEarlierProcess(this);
  }
}
