package org.mailscout.oauth;

import org.mailscout.api.LookupException;

/** The client's side of one SASL exchange (RFC 4422); for one sign-in. */
interface Mechanism {

  /** Returns the name, as capabilities have it. */
  String name();

  /**
   * Returns the initial response, to be wiped by the caller; null where the server speaks first.
   *
   * @throws LookupException if the mechanism cannot carry the user name or the secret
   */
  byte @org.jspecify.annotations.Nullable [] initial() throws LookupException;

  /**
   * Answers a challenge; the answer is to be wiped by the caller.
   *
   * @throws LookupException if the server does not keep to the mechanism, or that cannot carry the
   *     secret
   */
  byte[] answer(byte[] challenge) throws LookupException;

  /** Returns whether the server's word that we are signed in can be believed. */
  default boolean accepts() {
    return true;
  }

  /** Returns what the server has said of a failure within the exchange; empty if nothing. */
  default String complaint() {
    return "";
  }
}
