package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * One question of a discovery as the trace has it.
 *
 * @param by the id of the strategy or auth method that asked, or {@code engine}
 * @param asked what was asked, such as {@code _imaps._tcp.example.com SRV}; no local part
 * @param outcome {@code found}, {@code nothing}, {@code cut-off}, {@code failed}, or the id of a
 *     {@link org.mailscout.api.Reason}; an open set
 * @param start from the discovery's start
 * @param time until the answer, or until it was cut off
 * @param detail plain words about the outcome; empty where there is nothing to add
 * @param steps what it waited for, in order
 */
public record Attempt(
    String by,
    String asked,
    String outcome,
    Duration start,
    Duration time,
    String detail,
    List<Step> steps) {

  /**
   * One thing that was waited for.
   *
   * @param start from the discovery's start
   * @param what such as {@code connect 192.0.2.1:443}
   */
  public record Step(Duration start, String what) {}

  /** Checks that nothing is missing. */
  public Attempt {
    requireNonNull(by, "by");
    requireNonNull(asked, "asked");
    requireNonNull(outcome, "outcome");
    requireNonNull(start, "start");
    requireNonNull(time, "time");
    requireNonNull(detail, "detail");
    steps = List.copyOf(steps);
  }
}
