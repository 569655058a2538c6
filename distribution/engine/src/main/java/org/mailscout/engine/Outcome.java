package org.mailscout.engine;

/** How a discovery ended. */
public enum Outcome {
  /** There are settings. */
  FOUND("found"),
  /** Everything answered, and there is no mailbox. */
  NOT_FOUND("not-found"),
  /** Nothing was found, and something could not be asked. */
  INCOMPLETE("incomplete");

  private final String id;

  Outcome(String id) {
    this.id = id;
  }

  /** Returns the outcome as it stands in output. */
  public String id() {
    return id;
  }
}
