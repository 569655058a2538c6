package org.mailscout.clientconfig;

import static java.util.Objects.requireNonNull;

import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

/** A document that cannot be read as clientConfig. */
public final class ClientConfigException extends Exception {

  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** Why a document cannot be read. */
  public enum Kind {
    /** It does not claim to be clientConfig: a web page, JSON, nothing at all. */
    OTHER_DOCUMENT,
    /** It claims to be, and is not well-formed, holds a document type, or is encoded otherwise. */
    MALFORMED,
    /** It exceeds a bound of {@link org.mailscout.api.network.Limits}. */
    TOO_LARGE
  }

  ClientConfigException(Kind kind, String message) {
    super(requireNonNull(message, "message"));
    this.kind = requireNonNull(kind, "kind");
  }

  ClientConfigException(Kind kind, String message, Throwable cause) {
    super(requireNonNull(message, "message"), cause);
    this.kind = requireNonNull(kind, "kind");
  }

  /** Returns why. */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the failure of a lookup that led to the document.
   *
   * @param source where it was found, such as its URL
   */
  public LookupException toLookupException(String source) {
    Reason reason = kind == Kind.TOO_LARGE ? Reason.TOO_LARGE : Reason.MALFORMED;
    return new LookupException(reason, source + ": " + getMessage(), this);
  }
}
