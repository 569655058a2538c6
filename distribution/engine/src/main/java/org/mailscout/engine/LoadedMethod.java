package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.discovery.Options;

/**
 * An auth method that was loaded.
 *
 * @param method the method
 * @param options its own settings, as the caller made them
 * @param origin the jar or module it comes from
 */
public record LoadedMethod(AuthMethod method, Options options, String origin) {

  /** Checks that nothing is missing. */
  public LoadedMethod {
    requireNonNull(method, "method");
    requireNonNull(options, "options");
    requireNonNull(origin, "origin");
  }
}
