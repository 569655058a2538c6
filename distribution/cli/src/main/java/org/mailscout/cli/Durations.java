package org.mailscout.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.api.network.Limits;

/** Reads the lengths of time of the command line. */
final class Durations {

  private static final Pattern SYNTAX = Pattern.compile("([0-9]{1,6})(ms|s|m)?");

  private Durations() {}

  /** Reads how long a discovery may take in all. */
  static Duration timeout(String text) throws UsageException {
    Duration time = read("--timeout", text);
    Duration longest = Limits.DEFAULT.longestDiscovery();
    if (time.isZero() || time.compareTo(longest) > 0) {
      throw new UsageException(
          "--timeout " + text + ": from 1ms to " + longest.toSeconds() + "s is possible");
    }
    return time;
  }

  /** Reads a whole number of milliseconds, seconds or minutes; without a unit it means seconds. */
  static Duration read(String option, String text) throws UsageException {
    Matcher matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(option + " " + text + ": not a duration, such as 500ms, 10s or 1m");
    }
    long number = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    return switch (unit) {
      case "ms" -> Duration.ofMillis(number);
      case "m" -> Duration.ofMinutes(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
