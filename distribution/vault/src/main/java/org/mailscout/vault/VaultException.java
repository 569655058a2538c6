package org.mailscout.vault;

import static java.util.Objects.requireNonNull;

/** What is stored cannot be read or written; the message is one line for the user, no secret. */
public final class VaultException extends Exception {

  private static final long serialVersionUID = 1;

  /**
   * Makes one without a cause.
   *
   * @param message names the file or the keychain, and what is wrong with it
   */
  public VaultException(String message) {
    super(requireNonNull(message, "message"));
  }

  /**
   * Makes one with its cause.
   *
   * @param message names the file or the keychain, and what is wrong with it
   */
  public VaultException(String message, Throwable cause) {
    super(requireNonNull(message, "message"), cause);
  }
}
