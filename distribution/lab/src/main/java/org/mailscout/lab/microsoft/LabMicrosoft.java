package org.mailscout.lab.microsoft;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabAccounts;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabSite;
import org.mailscout.lab.oauth.Pages;

/**
 * Microsoft in the lab: the hosts where its clouds sign in, with tenants' documents, realms, code
 * and device grants; Graph; and Autodiscover version 2.
 *
 * <p>Users sign in with the lab's passwords. A token is for Graph or for the mail servers, never
 * for both; one refresh token is good for either, again and again. Programs are registered by hand:
 * {@link #CLIENT} is.
 *
 * <p>Safe for use by many threads; can be changed while the lab runs.
 */
public final class LabMicrosoft implements LabSite {

  /** The client id that is registered, in all clouds. */
  public static final String CLIENT = "8f14e45f-ceea-467f-a4d5-9e0c1a2b3c4d";

  /** Where a device's code is typed. */
  static final String DEVICE_PAGE = "https://microsoft.com/devicelogin";

  private final State state;
  private final Mailboxes mailboxes = new Mailboxes();

  private LabMicrosoft(Lab.Builder lab) {
    LabAccounts accounts = lab.accounts();
    this.state = new State(accounts);
    state.clients.add(CLIENT);
    accounts.tokens(
        (mailbox, token) ->
            TokenRequests.mailUser(state.tokens, token)
                .filter(user -> mailboxes.mayOpen(user, mailbox))
                .isPresent());
    for (MicrosoftCloud cloud : MicrosoftCloud.values()) {
      lab.site(cloud.login(), new LoginHost(cloud, state));
      lab.site(cloud.graph(), new Graph(cloud, state, mailboxes, lab.outbox()));
      lab.site(cloud.exchange(), new Autodiscover(state.directory, cloud.exchange()));
    }
    lab.site(URI.create(DEVICE_PAGE).getHost(), this);
  }

  /** Adds Microsoft's hosts to a lab. */
  public static LabMicrosoft addTo(Lab.Builder lab) {
    return new LabMicrosoft(lab);
  }

  /**
   * Returns that of a lab.
   *
   * @throws IllegalArgumentException if it has none
   */
  public static LabMicrosoft of(Lab lab) {
    return lab.site(URI.create(DEVICE_PAGE).getHost())
        .filter(LabMicrosoft.class::isInstance)
        .map(LabMicrosoft.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("no Microsoft in this lab"));
  }

  /** Adds a tenant with mailboxes, in a cloud. */
  public LabMicrosoft tenant(String domain, String id, MicrosoftCloud cloud) {
    return add(new Tenant(domain, id, cloud, Optional.empty(), Optional.empty(), true));
  }

  /** Adds a domain of personal accounts. */
  public LabMicrosoft personal(String domain) {
    return tenant(domain, Tenant.PERSONAL, MicrosoftCloud.GLOBAL);
  }

  /** Adds a tenant whose users sign in elsewhere. */
  public LabMicrosoft federated(String domain, String id, String authUrl) {
    return add(
        new Tenant(
            domain, id, MicrosoftCloud.GLOBAL, Optional.of(authUrl), Optional.empty(), true));
  }

  /** Adds a tenant whose users' programs Autodiscover sends elsewhere, such as on-premises. */
  public LabMicrosoft redirected(String domain, String id, String origin) {
    return add(
        new Tenant(domain, id, MicrosoftCloud.GLOBAL, Optional.empty(), Optional.of(origin), true));
  }

  /** Adds a tenant for which Microsoft does not answer. */
  public LabMicrosoft unavailable(String domain, String id) {
    return add(
        new Tenant(domain, id, MicrosoftCloud.GLOBAL, Optional.empty(), Optional.empty(), false));
  }

  private LabMicrosoft add(Tenant tenant) {
    state.directory.add(tenant);
    return this;
  }

  /** Registers a client id. */
  public void client(String id) {
    state.clients.add(id);
  }

  /** Lets Microsoft misbehave in these ways alone; in none where none is given. */
  public void misbehave(MicrosoftFault... how) {
    state.faults.set(how);
  }

  /** Refuses a user from now on. */
  public void refuse(String user, MicrosoftTrouble why) {
    state.trouble(user, Optional.of(why));
  }

  /** Refuses a user no longer. */
  public void admit(String user) {
    state.trouble(user, Optional.empty());
  }

  /** Switches a user's sending by SMTP on or off. */
  public void submission(String user, boolean on) {
    mailboxes.submission(user, on);
  }

  /** Returns what submission says to a user who may not use it; empty for all others. */
  public Optional<String> submissionGate(String user) {
    return mailboxes.gate(user);
  }

  /** Takes a user's mailbox away; the account stays. */
  public void removeMailbox(String user) {
    mailboxes.remove(user);
  }

  /** Lets a user open another mailbox. */
  public void share(String mailbox, String user) {
    mailboxes.share(mailbox, user);
  }

  /** Agrees to a device's code in a user's name; returns whether there is such a code. */
  public boolean approve(String userCode, String user) {
    return state.devices.approve(userCode, user);
  }

  /** Says no to a device's code; returns whether there is such a code. */
  public boolean deny(String userCode) {
    return state.devices.deny(userCode);
  }

  /** Ends all tokens of a user. */
  public void revokeAllOf(String user) {
    state.tokens.revokeAllOf(user);
  }

  /** Puts Microsoft's clock ahead, so that codes and tokens end. */
  public void advance(Duration time) {
    state.clock.advance(time);
  }

  /** Returns every code and token that Microsoft has made, to look where they were left. */
  public Set<String> secrets() {
    return state.secrets.made();
  }

  /** Answers at the page for devices. */
  @Override
  public LabResponse answer(LabRequest request) {
    Map<String, String> form = request.form();
    String code = form.getOrDefault("user_code", "").strip().toUpperCase(Locale.ROOT);
    if (!request.path().equals("/devicelogin")) {
      return Pages.says(404, "Nothing is here.");
    }
    if (request.method().equals("GET")) {
      return Pages.device("/devicelogin", "", "");
    }
    if (form.getOrDefault("decision", "").equals("deny")) {
      return Pages.says(200, deny(code) ? "You have declined." : "That code did not work.");
    }
    String user = form.getOrDefault("user", "");
    if (!state.hasPassword(user, form.getOrDefault("password", ""))) {
      return Pages.device("/devicelogin", code, "Your account or password is incorrect.");
    }
    return Pages.says(
        200,
        approve(code, user) ? "You have signed in on your device." : "That code did not work.");
  }

  static LabResponse throttled() {
    return LabResponse.json("{\"error\":{\"code\":\"TooManyRequests\",\"message\":\"Slow down.\"}}")
        .withStatus(429)
        .withHeader("Retry-After", "7");
  }
}
