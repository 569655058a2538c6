package org.mailscout.strategy.autoconfig;

import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Url;

/**
 * What a PACC document says. A member of another type than the draft has it is absent.
 *
 * @param texts its strings by JSON pointer
 * @param flags its booleans by JSON pointer
 */
record PaccDocument(Map<String, String> texts, Map<String, Boolean> flags) {

  private static final String PROTOCOLS = "/protocols/";
  private static final String ISSUER = "/authentication/oauth-public/issuer";
  private static final String PASSWORD = "/authentication/password";
  private static final String NAME = "/info/provider/name";

  PaccDocument {
    texts = Map.copyOf(texts);
    flags = Map.copyOf(flags);
  }

  /** Returns the host of a text protocol. */
  Optional<Host> host(String protocol) {
    return text(PROTOCOLS + protocol + "/host").flatMap(Host::parse);
  }

  /** Returns the URL of an HTTP protocol: https at its own port, and no placeholder of ours. */
  Optional<Url> url(String protocol) {
    return text(PROTOCOLS + protocol + "/url")
        .flatMap(Url::parse)
        .filter(url -> url.isHttps() && url.port().equals(Port.HTTPS) && !url.holdsAddress());
  }

  /** Returns the issuer as published, if it is a URL that may be asked. */
  Optional<String> issuer() {
    return text(ISSUER).filter(issuer -> Url.parse(issuer).filter(Url::isHttps).isPresent());
  }

  boolean takesPasswords() {
    return flags.getOrDefault(PASSWORD, false);
  }

  Optional<String> name() {
    return text(NAME);
  }

  private Optional<String> text(String pointer) {
    return Optional.ofNullable(texts.get(pointer));
  }
}
