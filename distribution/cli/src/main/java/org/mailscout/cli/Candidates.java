package org.mailscout.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailscout.api.Authentication;
import org.mailscout.api.Service;
import org.mailscout.engine.DiscoveryResult;
import org.mailscout.engine.Outcome;
import org.mailscout.engine.ProviderInfo;
import org.mailscout.engine.RankedSettings;

/** Which of the settings found are signed in to, and whether a password may be asked for. */
final class Candidates {

  private static final Set<String> ANSWERED = Set.of("found", "nothing");

  private final List<RankedSettings> found;
  private final Optional<String> trouble;
  private final Outcome outcome;

  /**
   * Makes the candidates of a discovery.
   *
   * @param providers tell which of the attempts are those of auth methods
   */
  Candidates(DiscoveryResult result, List<ProviderInfo> providers) {
    this.found = result.settings();
    this.outcome = result.outcome();
    Set<String> methods =
        providers.stream()
            .filter(p -> p.kind() == ProviderInfo.Kind.AUTH_METHOD)
            .map(ProviderInfo::id)
            .collect(Collectors.toSet());
    this.trouble =
        result.attempts().stream()
            .filter(a -> methods.contains(a.by()) && !ANSWERED.contains(a.outcome()))
            .map(a -> a.detail().isBlank() ? a.asked() + ": " + a.outcome() : a.detail())
            .findFirst();
  }

  /** Returns how the discovery ended. */
  Outcome outcome() {
    return outcome;
  }

  /** Returns whether the first place has no issuer, and one could not be asked. */
  boolean missesIssuer() {
    return trouble.isPresent() && found.stream().limit(1).anyMatch(r -> r.offers().isEmpty());
  }

  /** Returns the best settings whose mailbox speaks this protocol; any where none is named. */
  Optional<RankedSettings> best(Optional<String> protocol) {
    return found.stream().filter(r -> protocol.map(id -> speaks(r, id)).orElse(true)).findFirst();
  }

  private static boolean speaks(RankedSettings ranked, String protocol) {
    return ranked.settings().services().stream()
        .anyMatch(s -> s.protocol().isMailbox() && s.protocol().id().equals(protocol));
  }

  /**
   * Returns why these settings are not to be signed in to this way; empty if they are.
   *
   * @param password whether the user asks for a password
   * @param signedOn whether the account was signed in to by single sign-on so far
   */
  Optional<String> refusal(RankedSettings ranked, boolean password, boolean signedOn) {
    boolean bySignOn = !password && !ranked.offers().isEmpty();
    if (bySignOn) {
      return Optional.empty();
    }
    // Whoever can make single sign-on fail must not get the password instead.
    if (signedOn) {
      return Optional.of("signed in without a password so far: sign out first");
    }
    List<Service> services = ranked.settings().services();
    if (!services.stream().allMatch(Candidates::takesPassword)) {
      return Optional.of("takes no passwords, and has no other way to sign in that is known");
    }
    String why = trouble.map(t -> " (" + t + ")").orElse("");
    return !password && (trouble.isPresent() || speaksOfOauth())
        ? Optional.of(
            "may sign in by OAuth, but its issuer was not found" + why + "; --password to use one")
        : Optional.empty();
  }

  private boolean speaksOfOauth() {
    return found.stream()
        .anyMatch(
            r ->
                !r.offers().isEmpty()
                    || r.settings().services().stream()
                        .anyMatch(s -> s.authentication().contains(Authentication.OAUTH2)));
  }

  private static boolean takesPassword(Service service) {
    List<Authentication> kinds = service.authentication();
    return kinds.isEmpty() || kinds.stream().anyMatch(Candidates::isPassword);
  }

  private static boolean isPassword(Authentication kind) {
    return kind.equals(Authentication.PASSWORD) || kind.equals(Authentication.ENCRYPTED_PASSWORD);
  }
}
