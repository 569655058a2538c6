package org.mailscout.api;

import static java.util.Objects.requireNonNull;

/**
 * A kind of sign-in that a service takes.
 *
 * <p>An open set: callers must expect ids that they do not know.
 *
 * @param id lower-case letters, digits and hyphens
 */
public record Authentication(String id) {

  /** A token of OAuth 2.0. */
  public static final Authentication OAUTH2 = new Authentication("oauth2");

  /** A password, protected by nothing but the connection. */
  public static final Authentication PASSWORD = new Authentication("password");

  /** A password that is proved and not sent: SCRAM, CRAM-MD5, DIGEST-MD5. */
  public static final Authentication ENCRYPTED_PASSWORD = new Authentication("encrypted-password");

  /** Kerberos through GSSAPI. */
  public static final Authentication KERBEROS = new Authentication("kerberos");

  /** NTLM. */
  public static final Authentication NTLM = new Authentication("ntlm");

  /** A certificate of the client, SASL EXTERNAL. */
  public static final Authentication CLIENT_CERTIFICATE = new Authentication("client-certificate");

  /** No sign-in. */
  public static final Authentication NONE = new Authentication("none");

  /**
   * Checks the id.
   *
   * @throws IllegalArgumentException if the id holds anything but lower-case letters, digits and
   *     hyphens
   */
  public Authentication {
    requireNonNull(id, "id");
    if (!id.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException("not an id: " + Quoted.of(id));
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
