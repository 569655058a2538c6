package org.mailscout.api;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something the user should read: a provider's hint, or that there is no remote access.
 *
 * @param text plain text in one paragraph, at most 1,000 characters; what exceeds is cut
 * @param link a page that says more; shown, never fetched
 */
public record Note(String text, Optional<Url> link) {

  private static final int LONGEST = 1_000;

  /**
   * Cuts the text to its bound.
   *
   * @throws IllegalArgumentException if the text is blank
   */
  public Note {
    requireNonNull(text, "text");
    requireNonNull(link, "link");
    if (text.isBlank()) {
      throw new IllegalArgumentException("blank note");
    }
    text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** Returns a note without a link. */
  public static Note of(String text) {
    return new Note(text, Optional.empty());
  }
}
