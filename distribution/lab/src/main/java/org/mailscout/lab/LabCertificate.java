package org.mailscout.lab;

/** What certificate a lab's host shows. */
public enum LabCertificate {
  /** One for the name asked for, signed by the lab's authority. */
  VALID,
  /** As {@link #VALID}, but it expired yesterday. */
  EXPIRED,
  /** One for {@code other-name.invalid}, signed by the lab's authority. */
  OTHER_NAME,
  /** One for the name asked for, signed by its own key. */
  SELF_SIGNED,
  /** One for the name asked for, signed by an authority that nobody knows. */
  UNKNOWN_AUTHORITY
}
