package org.mailscout.network;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a web server that is busy or in trouble says of it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110 §10.2.3</a>
 */
public final class Busy {

  private static final int TOO_MANY = 429;
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;

  private Busy() {}

  /** Returns whether a status says that the server is busy, RFC 6585 §4, or in trouble. */
  public static boolean is(int status) {
    return status == TOO_MANY || status >= 500;
  }

  /**
   * Returns when the server asks to come again; empty where it says nothing, or names a date.
   *
   * @param retryAfter the values of the field Retry-After
   */
  public static Optional<Duration> wait(List<String> retryAfter) {
    return retryAfter.stream()
        .filter(value -> value.matches("[0-9]{1,9}"))
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
        .findFirst();
  }

  /**
   * Returns a status in words, with the wait that goes with it.
   *
   * @param retryAfter the values of the field Retry-After
   */
  public static String words(int status, List<String> retryAfter) {
    String kind = status == TOO_MANY ? " (too many requests)" : "";
    String wait = wait(retryAfter).map(time -> ", come again in " + words(time)).orElse("");
    return "status " + status + kind + wait;
  }

  private static String words(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 2 * MINUTE) {
      return seconds == 1 ? "1 second" : seconds + " seconds";
    }
    // Rounded up: whoever comes too early is sent away once more.
    return seconds < 2 * HOUR
        ? (seconds + MINUTE - 1) / MINUTE + " minutes"
        : (seconds + HOUR - 1) / HOUR + " hours";
  }
}
