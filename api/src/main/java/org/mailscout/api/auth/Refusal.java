package org.mailscout.api.auth;

import static java.util.Objects.requireNonNull;

/**
 * Why a sign-in was refused; an open set.
 *
 * @param id as it stands in output
 */
public record Refusal(String id) {

  /** The user said no, or closed the page. */
  public static final Refusal DENIED = new Refusal("denied");

  /** The time for it ran out. */
  public static final Refusal EXPIRED = new Refusal("expired");

  /** The answer was not one to this sign-in: state, issuer, nonce or signature are wrong. */
  public static final Refusal NOT_OURS = new Refusal("not-ours");

  /** Another account signed in than the one asked for. */
  public static final Refusal WRONG_ACCOUNT = new Refusal("wrong-account");

  /** There is no client id, and the issuer registers none by itself. */
  public static final Refusal NO_CLIENT = new Refusal("no-client");

  /** An administrator has to consent first. */
  public static final Refusal ADMIN_CONSENT = new Refusal("admin-consent");

  /** The issuer refused for a reason of its own, which the message says. */
  public static final Refusal BY_ISSUER = new Refusal("by-issuer");

  /** Checks that nothing is missing. */
  public Refusal {
    requireNonNull(id, "id");
  }
}
