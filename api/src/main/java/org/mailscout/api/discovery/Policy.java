package org.mailscout.api.discovery;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.mailscout.api.network.Limits;

/** What a caller allows. {@link #DEFAULT} completed by {@code with…}, each of which copies. */
public final class Policy {

  /**
   * Public and private addresses, third parties that are disclosed, no http, no cleartext, 15 s in
   * all, and a patience of 2 s.
   */
  public static final Policy DEFAULT =
      new Policy(Limits.DEFAULT.discoveryTime(), Duration.ofSeconds(2), false, true, false, false);

  private final Duration time;
  private final Duration patience;
  private final boolean publicOnly;
  private final boolean thirdParties;
  private final boolean http;
  private final boolean cleartext;

  private Policy(
      Duration time,
      Duration patience,
      boolean publicOnly,
      boolean thirdParties,
      boolean http,
      boolean cleartext) {
    this.time = time;
    this.patience = patience;
    this.publicOnly = publicOnly;
    this.thirdParties = thirdParties;
    this.http = http;
    this.cleartext = cleartext;
  }

  /**
   * Returns a copy that gives the whole discovery so long.
   *
   * @param whole more than nothing, at most {@link Limits#longestDiscovery()}
   */
  public Policy withTime(Duration whole) {
    requireNonNull(whole, "whole");
    if (whole.isNegative()
        || whole.isZero()
        || whole.compareTo(Limits.DEFAULT.longestDiscovery()) > 0) {
      throw new IllegalArgumentException("time " + whole);
    }
    return new Policy(whole, patience, publicOnly, thirdParties, http, cleartext);
  }

  /**
   * Returns a copy that waits so long at most for better settings once there are some.
   *
   * @param most not negative
   */
  public Policy withPatience(Duration most) {
    requireNonNull(most, "most");
    if (most.isNegative()) {
      throw new IllegalArgumentException("patience " + most);
    }
    return new Policy(time, most, publicOnly, thirdParties, http, cleartext);
  }

  /** Returns a copy that refuses to connect to addresses that are not public, or does not. */
  public Policy withPublicOnly(boolean refuse) {
    return new Policy(time, patience, refuse, thirdParties, http, cleartext);
  }

  /** Returns a copy that lets strategies ask the third parties they disclose, or does not. */
  public Policy withThirdParties(boolean allow) {
    return new Policy(time, patience, publicOnly, allow, http, cleartext);
  }

  /** Returns a copy that allows documents by http, or does not. */
  public Policy withHttp(boolean allow) {
    return new Policy(time, patience, publicOnly, thirdParties, allow, cleartext);
  }

  /** Returns a copy that allows services without TLS among the settings, or does not. */
  public Policy withCleartext(boolean allow) {
    return new Policy(time, patience, publicOnly, thirdParties, http, allow);
  }

  /** Returns how long the whole discovery may take. */
  public Duration time() {
    return time;
  }

  /** Returns how long better settings are waited for at most, from the first settings on. */
  public Duration patience() {
    return patience;
  }

  /** Returns whether addresses that are not public are refused. */
  public boolean publicOnly() {
    return publicOnly;
  }

  /** Returns whether third parties may be asked. */
  public boolean allowsThirdParties() {
    return thirdParties;
  }

  /** Returns whether documents may be fetched by http. */
  public boolean allowsHttp() {
    return http;
  }

  /** Returns whether services without TLS may be among the settings. */
  public boolean allowsCleartext() {
    return cleartext;
  }
}
