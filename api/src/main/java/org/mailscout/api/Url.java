package org.mailscout.api;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A URL of https (or http, which only a policy can allow to be asked): ASCII, a host by its name,
 * no user information, no fragment.
 *
 * <p>The path and query may hold {@value #ADDRESS}, which the HTTP port replaces by the address
 * percent-encoded where the host lies within the address's own domain and the scheme is https, and
 * drops with its whole query parameter elsewhere.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986">RFC 3986</a>
 */
public final class Url implements Target, Comparable<Url> {

  /** Stands for the address, which no strategy ever sees. */
  public static final String ADDRESS = "{address}";

  private static final String PLACEHOLDER = "%7Baddress%7D";

  private final String scheme;
  private final Host host;
  private final Port port;
  private final String path;

  private Url(String scheme, Host host, Port port, String path) {
    this.scheme = scheme;
    this.host = host;
    this.port = port;
    this.path = path;
  }

  /**
   * Returns the https URL of this path at the host.
   *
   * @param path starts with a slash; may hold a query and {@value #ADDRESS}
   * @throws IllegalArgumentException if the path is not one
   */
  public static Url https(Host host, String path) {
    return of("https://" + host.name() + path);
  }

  /**
   * Returns the URL of this text.
   *
   * @throws IllegalArgumentException if the text is no URL as this type has them
   */
  public static Url of(String text) {
    requireNonNull(text, "text");
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("not a URL: " + Quoted.of(text)));
  }

  /** Returns the URL of this text, or empty if it is none as this type has them. */
  public static Optional<Url> parse(String text) {
    if (!text.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      return Optional.empty();
    }
    try {
      return from(new URI(text.replace(ADDRESS, PLACEHOLDER)));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<Url> from(URI uri) {
    if (uri.isOpaque() || uri.getScheme() == null || uri.getRawAuthority() == null) {
      return Optional.empty();
    }
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("https") || scheme.equals("http")) || uri.getRawFragment() != null) {
      return Optional.empty();
    }
    // java.net.URI knows no host where a label holds an underscore: the authority is read here.
    String[] authority = uri.getRawAuthority().split(":", -1);
    Optional<Host> host = Host.parse(authority[0]);
    Optional<Port> port =
        authority.length == 1
            ? Optional.of(scheme.equals("https") ? Port.HTTPS : Port.of(80))
            : Port.parse(authority[1]);
    if (authority.length > 2 || host.isEmpty() || port.isEmpty()) {
      return Optional.empty();
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return Optional.of(
        new Url(scheme, host.get(), port.get(), (path + query).replace(PLACEHOLDER, ADDRESS)));
  }

  /** Returns {@code https} or {@code http}. */
  public String scheme() {
    return scheme;
  }

  /** Returns whether the scheme is https. */
  public boolean isHttps() {
    return scheme.equals("https");
  }

  /** Returns the host. */
  public Host host() {
    return host;
  }

  /** Returns the port, the scheme's own where the text names none. */
  public Port port() {
    return port;
  }

  /** Returns path and query as they are sent, starting with a slash. */
  public String path() {
    return path;
  }

  /** Returns scheme, host and port alone, such as {@code https://example.com}. */
  public String origin() {
    boolean usual = port.number() == (isHttps() ? 443 : 80);
    return scheme + "://" + host.name() + (usual ? "" : ":" + port);
  }

  /** Returns whether {@value #ADDRESS} stands in it. */
  public boolean holdsAddress() {
    return path.contains(ADDRESS);
  }

  /**
   * Returns the URL that a reference found here means, or empty if it is none as this type has
   * them.
   *
   * @param reference absolute or relative, such as a {@code Location}
   * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5">RFC 3986 §5</a>
   */
  public Optional<Url> resolve(String reference) {
    try {
      URI base = new URI(toString().replace(ADDRESS, PLACEHOLDER));
      return parse(base.resolve(new URI(reference)).toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Url url && toString().equals(url.toString());
  }

  @Override
  public int hashCode() {
    return Objects.hash(scheme, host, port, path);
  }

  @Override
  public int compareTo(Url other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return origin() + path;
  }
}
