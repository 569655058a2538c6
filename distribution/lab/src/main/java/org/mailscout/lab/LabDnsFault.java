package org.mailscout.lab;

/** A way in which the lab's DNS server can fail a name. */
public enum LabDnsFault {
  /** Never answers. */
  SILENT,
  /** Answers SERVFAIL. */
  SERVER_FAILURE,
  /** Answers REFUSED. */
  REFUSED,
  /** Answers with the id of another query. */
  WRONG_ID,
  /** Answers with a message that breaks off within its header's promise. */
  MALFORMED,
  /** Says over UDP that the answer was truncated, whatever its size; answers over TCP. */
  TRUNCATED
}
