package org.mailscout.oauth;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Pattern;

/**
 * A redirect of a mobile caller's own scheme, such as {@code com.example.app:/signed-in}: the
 * system gives the caller what the browser was redirected to, and the caller gives it to {@link
 * #arrived}.
 *
 * <p>For one sign-in. Safe for use by many threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8252#section-7.1">RFC 8252 §7.1</a>
 */
public final class PrivateUseRedirect {

  // RFC 8252 §7.1: a reversed domain name, and one slash since there is no authority.
  private static final Pattern SYNTAX =
      Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+:/[A-Za-z0-9/_-]*");

  private static final int LONGEST = 8192;

  private final URI uri;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>(4);

  private PrivateUseRedirect(URI uri) {
    this.uri = uri;
  }

  /**
   * Returns the redirect of this text, as it was registered.
   *
   * @throws IllegalArgumentException if the scheme is no reversed domain name, or the path is odd
   */
  public static PrivateUseRedirect of(String uri) {
    if (!SYNTAX.matcher(uri).matches()) {
      throw new IllegalArgumentException("not a private-use redirect");
    }
    return new PrivateUseRedirect(URI.create(uri));
  }

  /**
   * Takes what the browser was redirected to.
   *
   * @return whether it is one to this redirect; whether it is an answer to the sign-in is told
   *     there
   */
  public boolean arrived(String answer) {
    if (answer.length() > LONGEST) {
      return false;
    }
    try {
      URI parsed = new URI(answer);
      return uri.getScheme().equalsIgnoreCase(parsed.getScheme())
          && uri.getPath().equals(parsed.getPath())
          && answers.offer(parsed.getRawQuery() == null ? "" : parsed.getRawQuery());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  URI uri() {
    return uri;
  }

  BlockingQueue<String> answers() {
    return answers;
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
