package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

/**
 * What a provider did wrong, in one line.
 *
 * @param provider the provider's id, or its class where it never told its id
 * @param origin the jar or module it comes from
 * @param message plain words
 */
public record ProviderFault(String provider, String origin, String message) {

  /** Checks that nothing is missing. */
  public ProviderFault {
    requireNonNull(provider, "provider");
    requireNonNull(origin, "origin");
    requireNonNull(message, "message");
  }

  @Override
  public String toString() {
    return provider.isEmpty()
        ? origin + ": " + message
        : origin + " (" + provider + "): " + message;
  }
}
