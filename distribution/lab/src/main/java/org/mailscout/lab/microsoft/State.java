package org.mailscout.lab.microsoft;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailscout.lab.LabAccounts;
import org.mailscout.lab.oauth.Codes;
import org.mailscout.lab.oauth.Devices;
import org.mailscout.lab.oauth.LabClock;
import org.mailscout.lab.oauth.Secrets;
import org.mailscout.lab.oauth.Tokens;

/** What all of Microsoft's hosts know. */
final class State {

  final LabClock clock = new LabClock();
  final Secrets secrets = new Secrets();
  final Faults faults = new Faults();
  final Directory directory = new Directory();
  // A refresh token stays good beside the next one.
  final Tokens tokens = new Tokens(clock, secrets, false);
  final Codes codes = new Codes(clock, secrets, tokens);
  final Devices devices = new Devices(clock, secrets, tokens);
  final Set<String> clients = ConcurrentHashMap.newKeySet();
  private final Map<String, MicrosoftTrouble> troubles = new ConcurrentHashMap<>();
  private final LabAccounts accounts;

  State(LabAccounts accounts) {
    this.accounts = accounts;
  }

  void trouble(String user, Optional<MicrosoftTrouble> what) {
    if (what.isPresent()) {
      troubles.put(user, what.get());
    } else {
      troubles.remove(user);
    }
  }

  boolean hasPassword(String user, String password) {
    return accounts.hasPassword(user, password);
  }

  /**
   * Lets a user in at an authority.
   *
   * @throws AadError if there is a reason not to
   */
  Tenant admit(String user, String authority, MicrosoftCloud cloud) throws AadError {
    Tenant tenant = directory.admit(user, authority, cloud);
    MicrosoftTrouble trouble = troubles.get(user);
    if (trouble != null) {
      throw trouble.refusal();
    }
    return tenant;
  }

  /**
   * Refuses programs that nobody has registered.
   *
   * @throws AadError if it is one
   */
  void requireClient(String id) throws AadError {
    if (!clients.contains(id)) {
      throw new AadError(
          700016, "unauthorized_client", "Application with identifier '" + id + "' was not found.");
    }
  }
}
