package org.mailscout.api.auth;

import static java.util.Objects.requireNonNull;

import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

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

  /** The issuer does not know the client, or not any more: it has to be registered again. */
  public static final Refusal CLIENT_UNKNOWN = new Refusal("client-unknown");

  /** The grant is over: it expired, was revoked, or its refresh token was used twice. */
  public static final Refusal ENDED = new Refusal("ended");

  /** The settings stand to be confirmed, and were not. */
  public static final Refusal UNCONFIRMED = new Refusal("unconfirmed");

  /** The service takes no passwords. */
  public static final Refusal NO_PASSWORDS = new Refusal("no-passwords");

  /** Takes the kind of refusal through an exception. */
  private static final class Cause extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    private Cause(Refusal refusal) {
      super(refusal.id());
      this.refusal = refusal;
    }
  }

  /** Checks that nothing is missing. */
  public Refusal {
    requireNonNull(id, "id");
  }

  /**
   * Returns the exception of this refusal, with {@link Reason#REFUSED}.
   *
   * @param message plain words for the user
   */
  public LookupException because(String message) {
    return new LookupException(Reason.REFUSED, message, new Cause(this));
  }

  /** Returns the refusal that an exception was made of; {@link #BY_ISSUER} where it names none. */
  public static Refusal of(LookupException refused) {
    return refused.getCause() instanceof Cause cause ? cause.refusal : BY_ISSUER;
  }
}
