package org.mailscout.oauth;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;

/** The endpoints of a server, before anything is sent there: they may come from a stored file. */
final class Endpoints {

  // One that brings a parameter of ours would speak in our place; in disguise, too.
  private static final Pattern OURS =
      Pattern.compile(
          "[?&]([^=&]*%[^=&]*|client_id|client_secret|redirect_uri|state|nonce|scope"
              + "|response_type|grant_type"
              + "|code|code_challenge(_method)?|code_verifier|resource|login_hint|token|username"
              + "|refresh_token|device_code)(=|&|$)",
          Pattern.CASE_INSENSITIVE);

  private Endpoints() {}

  /**
   * Returns the endpoint to use.
   *
   * @param name as metadata has it
   * @throws LookupException if it is not of https, or holds parameters of ours or a placeholder
   */
  static URI of(Url endpoint, String name) throws LookupException {
    if (!endpoint.isHttps() || endpoint.holdsAddress() || OURS.matcher(endpoint.path()).find()) {
      throw new LookupException(Reason.MALFORMED, endpoint.origin() + ": not usable as " + name);
    }
    return URI.create(endpoint.toString());
  }

  /**
   * Checks a further parameter of a request, which may come from a stored file.
   *
   * @throws LookupException if it is one of ours
   */
  static void checkExtra(String name) throws LookupException {
    if (OURS.matcher("?" + name + "=").matches()) {
      throw new LookupException(Reason.MALFORMED, "a further parameter is one of ours: " + name);
    }
  }

  /** Returns an endpoint that not every server has. */
  static URI of(Optional<Url> endpoint, String name, String issuer) throws LookupException {
    if (endpoint.isEmpty()) {
      throw new LookupException(Reason.REFUSED, issuer + " has no " + name);
    }
    return of(endpoint.get(), name);
  }
}
