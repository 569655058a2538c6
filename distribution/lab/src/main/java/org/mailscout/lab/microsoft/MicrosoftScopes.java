package org.mailscout.lab.microsoft;

import java.util.List;

/**
 * The scopes of a token request, which are of one resource.
 *
 * @param audience Graph's origin, or the mail servers'
 */
record MicrosoftScopes(String audience, List<String> scopes) {

  private static final List<String> OPENID =
      List.of("openid", "profile", "email", "offline_access");

  MicrosoftScopes {
    scopes = List.copyOf(scopes);
  }

  /**
   * Reads scopes.
   *
   * @throws AadError if they are of more than one resource, or of none that there is
   */
  static MicrosoftScopes of(List<String> asked, MicrosoftCloud cloud) throws AadError {
    String graph = "https://" + cloud.graph() + "/";
    boolean ofGraph = false;
    boolean ofMail = false;
    for (String scope : asked) {
      boolean isMail = isMail(scope, cloud);
      if (!isMail && !OPENID.contains(scope) && scope.contains("://") && !scope.startsWith(graph)) {
        throw new AadError(
            500011,
            "invalid_resource",
            "The resource principal named " + scope + " was not found.");
      }
      ofMail |= isMail;
      ofGraph |= !isMail && !OPENID.contains(scope);
    }
    if (ofGraph && ofMail) {
      throw new AadError(
          28000, "invalid_scope", "The scope is not valid: it contains more than one resource.");
    }
    return new MicrosoftScopes(ofMail ? cloud.mail() : graph, asked);
  }

  /** Returns the same, as far as they are of the first resource that they name. */
  static MicrosoftScopes ofFirst(List<String> asked, MicrosoftCloud cloud) throws AadError {
    boolean mailFirst =
        asked.stream()
            .filter(scope -> !OPENID.contains(scope))
            .findFirst()
            .filter(scope -> isMail(scope, cloud))
            .isPresent();
    return of(
        asked.stream()
            .filter(scope -> OPENID.contains(scope) || isMail(scope, cloud) == mailFirst)
            .toList(),
        cloud);
  }

  private static boolean isMail(String scope, MicrosoftCloud cloud) {
    return scope.startsWith(cloud.mail())
        || (cloud == MicrosoftCloud.GLOBAL && scope.startsWith("https://outlook.office365.com/"));
  }
}
