package org.mailscout.network;

/** What was typed is neither an e-mail address nor a domain. */
public final class MalformedAddressException extends Exception {

  private static final long serialVersionUID = 1;

  private final String line;

  /**
   * Makes one.
   *
   * @param line one line of printable ASCII that says what is wrong; holds no local part
   */
  MalformedAddressException(String line) {
    super(line);
    this.line = line;
  }

  /** Returns one line that a terminal can show as it stands. */
  public String line() {
    return line;
  }
}
