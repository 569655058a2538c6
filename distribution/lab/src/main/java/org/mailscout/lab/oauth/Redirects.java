package org.mailscout.lab.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Objects;

/** Where codes may be sent: RFC 8252. */
public final class Redirects {

  private static final List<String> LOOPBACK = List.of("127.0.0.1", "[::1]", "localhost");

  private Redirects() {}

  /** Returns whether a client that registered this may ask for that: any port on loopback, §7.3. */
  public static boolean matches(String registered, String asked) {
    if (registered.equals(asked)) {
      return true;
    }
    try {
      URI one = new URI(registered);
      URI other = new URI(asked);
      return isLoopback(one)
          && isLoopback(other)
          && Objects.equals(one.getHost(), other.getHost())
          && Objects.equals(one.getRawPath(), other.getRawPath())
          && Objects.equals(one.getRawQuery(), other.getRawQuery());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Returns whether an open client may register this: oauth-public §3.3. */
  public static boolean mayBeRegistered(String text) {
    try {
      URI uri = new URI(text);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme();
      boolean clean = uri.getRawFragment() == null && !text.contains("..");
      boolean literal = isLoopback(uri) && !"localhost".equals(uri.getHost());
      return clean && (literal || scheme.contains("."));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isLoopback(URI uri) {
    return "http".equals(uri.getScheme())
        && LOOPBACK.contains(uri.getHost())
        && uri.getRawUserInfo() == null
        && uri.getRawFragment() == null;
  }
}
