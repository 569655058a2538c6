package org.mailscout.lab.openid;

/** Who may register a client. */
public enum OpenIdRegistration {
  /** Everybody. */
  OPEN,
  /** Who has the initial access token. */
  BY_TOKEN,
  /** Nobody, though the metadata names an endpoint. */
  CLOSED,
  /** Nobody, and the metadata says so. */
  NONE
}
