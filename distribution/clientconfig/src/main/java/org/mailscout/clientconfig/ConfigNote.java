package org.mailscout.clientconfig;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something for the user to read.
 *
 * @param kind what it is about
 * @param text in English where the file has it so; never blank
 * @param url the page that says more, as published; nothing here opens it
 */
public record ConfigNote(Kind kind, String text, Optional<String> url) {

  /** What a note is about. */
  public enum Kind {
    /** What the user must do first, such as to switch IMAP on. */
    ENABLE,
    /** The provider's documentation. */
    DOCUMENTATION
  }

  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public ConfigNote {
    requireNonNull(kind, "kind");
    requireNonNull(url, "url");
    if (text.isBlank()) {
      throw new IllegalArgumentException("blank note");
    }
  }
}
