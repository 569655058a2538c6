package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * Data that discoveries read on this computer.
 *
 * @param what such as {@code provider table}, or the key of the option that names it
 * @param where its path; empty for what ships
 * @param date the day that it says of itself, else that of its newest file
 */
public record LocalData(String what, String where, LocalDate date) {

  /** Checks that nothing is missing. */
  public LocalData {
    requireNonNull(what, "what");
    requireNonNull(where, "where");
    requireNonNull(date, "date");
  }
}
