package org.mailscout.oauth;

import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.mailscout.api.Host;
import org.mailscout.api.auth.OAuth;

/** Where the browser is sent back to: registered without a port, used with the one that is free. */
final class Redirects {

  // Entra knows loopback by this name alone, without a path, and ignores the port.
  // https://learn.microsoft.com/entra/identity-platform/reply-url#localhost-exceptions
  private static final URI ENTRA = URI.create("http://localhost");
  private static final Set<Host> ENTRA_HOSTS =
      Set.of(
          Host.of("login.microsoftonline.com"),
          Host.of("login.microsoftonline.us"),
          Host.of("login.partner.microsoftonline.cn"),
          Host.of("login.chinacloudapi.cn"));

  private static final URI USUAL = URI.create("http://127.0.0.1/");
  private static final int PATH_BYTES = 12;

  private final Clients clients;
  private final Optional<PrivateUseRedirect> own;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, URI> registered = new ConcurrentHashMap<>();

  Redirects(Clients clients, Optional<PrivateUseRedirect> own) {
    this.clients = clients;
    this.own = own;
  }

  Optional<PrivateUseRedirect> own() {
    return own;
  }

  /** Returns the redirects to register: a path that no local page guesses, for both families. */
  List<URI> toRegister() {
    if (own.isPresent()) {
      return List.of(own.get().uri());
    }
    byte[] path = new byte[PATH_BYTES];
    random.nextBytes(path);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(path);
    List<URI> both = new ArrayList<>();
    both.add(URI.create("http://127.0.0.1/" + text));
    both.add(URI.create("http://[::1]/" + text));
    return both;
  }

  /** Remembers the redirect that a client was registered with. */
  void registered(String clientId, List<URI> redirects) {
    registered.put(clientId, redirects.get(0));
  }

  /** Returns the redirect of a client on loopback, without its port. */
  URI of(OAuth.Request request) {
    URI known = registered.get(request.client().id());
    if (known != null) {
      return known;
    }
    return clients
        .redirect(request.client().id())
        .map(URI::create)
        .orElse(ENTRA_HOSTS.contains(request.server().authorization().host()) ? ENTRA : USUAL);
  }
}
