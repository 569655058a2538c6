package org.mailscout.lab.microsoft;

/** Why Microsoft refuses a user whose password is right. */
public enum MicrosoftTrouble {
  /** Nobody has consented to the program. */
  CONSENT_REQUIRED(65001, "consent_required", "The user or administrator has not consented."),
  /** The user may not consent. */
  ADMIN_CONSENT_REQUIRED(90094, "consent_required", "The grant requires admin permission."),
  /** The user has declined. */
  CONSENT_DECLINED(65004, "access_denied", "User declined to consent to access the app."),
  /** A rule of the organisation blocks the sign-in. */
  CONDITIONAL_ACCESS(53003, "access_denied", "Blocked by Conditional Access policies."),
  /** The second factor was not given. */
  MFA_INTERRUPTED(50076, "interaction_required", "You must use multi-factor authentication."),
  /** The whole organisation is blocked. */
  TENANT_BLOCKED(5000225, "invalid_request", "This tenant has been blocked due to inactivity."),
  /** The program is disabled in the organisation. */
  PROGRAM_DISABLED(7000112, "unauthorized_client", "Application is disabled."),
  /** The account is disabled. */
  ACCOUNT_DISABLED(50057, "access_denied", "The user account is disabled."),
  /** The password has been changed meanwhile. */
  SIGN_IN_ENDED(50173, "interaction_required", "The provided grant has expired.");

  private final int code;
  private final String error;
  private final String words;

  MicrosoftTrouble(int code, String error, String words) {
    this.code = code;
    this.error = error;
    this.words = words;
  }

  AadError refusal() {
    return new AadError(code, error, words);
  }
}
