package org.mailscout.lab.oauth;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Device codes on their way (RFC 8628). */
public final class Devices {

  private final LabClock clock;
  private final Secrets secrets;
  private final Tokens tokens;
  private final Map<String, Device> byHandle = new HashMap<>();
  private final Map<String, Device> byCode = new HashMap<>();

  /** The two codes of a device. */
  public record Begun(String handle, String code) {}

  private enum State {
    PENDING,
    DENIED,
    USED
  }

  private static final class Device {
    private final String client;
    private final List<String> scopes;
    private final Instant ends;
    private State state = State.PENDING;
    private Optional<Family> family = Optional.empty();

    Device(String client, List<String> scopes, Instant ends) {
      this.client = client;
      this.scopes = scopes;
      this.ends = ends;
    }
  }

  /** Creates a store that gives codes away for families of these tokens. */
  public Devices(LabClock clock, Secrets secrets, Tokens tokens) {
    this.clock = clock;
    this.secrets = secrets;
    this.tokens = tokens;
  }

  /** Begins a grant. */
  public synchronized Begun begin(String client, List<String> scopes, Duration life) {
    Device device = new Device(client, List.copyOf(scopes), clock.instant().plus(life));
    Begun begun = new Begun(secrets.next("device"), Secrets.code());
    byHandle.put(begun.handle(), device);
    byCode.put(begun.code(), device);
    return begun;
  }

  /** Lets the user of a code agree; returns whether there is such a code. */
  public synchronized boolean approve(String code, String user) {
    Optional<Device> device = waiting(code);
    device.ifPresent(
        d ->
            d.family =
                Optional.of(tokens.family(new Consent(d.client, user, d.scopes, List.of(), ""))));
    return device.isPresent();
  }

  /** Lets the user of a code say no; returns whether there is such a code. */
  public synchronized boolean deny(String code) {
    Optional<Device> device = waiting(code);
    device.ifPresent(d -> d.state = State.DENIED);
    return device.isPresent();
  }

  private Optional<Device> waiting(String code) {
    return Optional.ofNullable(byCode.get(code))
        .filter(device -> device.state == State.PENDING && device.family.isEmpty())
        .filter(device -> device.ends.isAfter(clock.instant()));
  }

  /**
   * Returns the family of tokens that the user has agreed to.
   *
   * @throws OAuthRefusal if there is none (yet), as RFC 8628 §3.5 says it
   */
  public synchronized Family redeem(String client, String handle) throws OAuthRefusal {
    Device device = byHandle.get(handle);
    if (device == null || !device.client.equals(client) || device.state == State.USED) {
      throw new OAuthRefusal("invalid_grant", "the device code is unknown or was used before");
    }
    if (device.state == State.DENIED) {
      throw new OAuthRefusal("access_denied", "the user said no");
    }
    if (device.ends.isBefore(clock.instant())) {
      throw new OAuthRefusal("expired_token", "the code was not typed in time");
    }
    Family family =
        device.family.orElseThrow(
            () -> new OAuthRefusal("authorization_pending", "the user has not answered yet"));
    device.state = State.USED;
    return family;
  }
}
