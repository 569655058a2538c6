package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.Grant;

/** The part of the contract that concerns grants that were stored. */
final class Grants {

  private Grants() {}

  static void renewsAGrantOfAnEarlierProcess(AuthMethodContract contract) throws Exception {
    Grant grant = stored(contract);
    FakeSignInContext later = contract.signIn();
    later.oauth().granting(FakeOAuth.tokens("access-token-2", "refresh-token-2"));
    if (!contract.refreshes()) {
      assertThatThrownBy(() -> contract.method().refresh(grant, later))
          .as("refreshes")
          .isInstanceOf(LookupException.class);
      return;
    }
    Grant renewed = contract.method().refresh(grant, later);
    assertThat(renewed.method()).isEqualTo(grant.method());
    assertThat(renewed.secrets()).as("secrets of the renewed grant").isNotEmpty();
    if (contract.usesOAuth()) {
      // RFC 6749 §6: a new refresh token replaces the old.
      assertThat(renewed.secrets().values()).contains("access-token-2", "refresh-token-2");
    }
  }

  static void saysThatADeadGrantIsDead(AuthMethodContract contract) throws Exception {
    Grant grant = stored(contract);
    FakeSignInContext later = contract.signIn().refusing("dead");
    later.oauth().fail(FakeOAuth.Operation.REFRESH, Reason.REFUSED);
    assertThatThrownBy(() -> contract.method().refresh(grant, later))
        .as("the renewal of a dead grant")
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(Reason.REFUSED));
  }

  static void revokesAGrantOfAnEarlierProcess(AuthMethodContract contract) throws Exception {
    Grant grant = stored(contract);
    FakeSignInContext later = contract.signIn();
    if (!contract.revokes()) {
      assertThatThrownBy(() -> contract.method().revoke(grant, later))
          .as("revokes")
          .isInstanceOf(LookupException.class);
      return;
    }
    contract.method().revoke(grant, later);
    if (contract.usesOAuth()) {
      assertThat(later.oauth().revoked())
          .as("tokens revoked")
          .isNotEmpty()
          .allMatch(grant.secrets()::containsValue);
    }
  }

  private static Grant stored(AuthMethodContract contract) throws Exception {
    Grant made = SignIns.signedIn(contract, contract.signIn());
    Grant stored = Grant.of(made.method(), made.version(), made.parameters(), made.secrets());
    return made.expires().map(stored::withExpiry).orElse(stored);
  }
}
