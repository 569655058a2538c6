package org.mailscout.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Note;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.network.Names;
import org.mailscout.engine.DiscoveryResult;
import org.mailscout.engine.RankedSettings;

/** Writes a result for a person: settings as one types them into a client, and how far to trust. */
final class HumanReport {

  private static final Map<String, String> REASONS =
      Map.of(
          ConfirmReason.UNSIGNED_DNS.id(), "DNS that nothing signs names the servers",
          ConfirmReason.OTHER_DOMAIN.id(), "a server lies outside the address's domain",
          ConfirmReason.REDIRECTED.id(), "the settings were reached by a redirect elsewhere",
          ConfirmReason.CLEARTEXT.id(), "not protected by TLS",
          ConfirmReason.STRONGER_SOURCE_FAILED.id(), "a more trusted source could not be asked",
          ConfirmReason.ISSUER_ELSEWHERE.id(), "the sign-in page belongs to another domain",
          ConfirmReason.ODD_PORT.id(), "an unusual port",
          ConfirmReason.PRIVATE_ADDRESS.id(), "a server has a private address");

  private final PrintStream out;
  private final Names names;

  HumanReport(PrintStream out, Names names) {
    this.out = out;
    this.names = names;
  }

  /** Returns a reason to look before signing in, in words. */
  static String reason(ConfirmReason reason) {
    return REASONS.getOrDefault(reason.id(), reason.id());
  }

  void write(DiscoveryResult result) {
    String asked = result.address().map(EmailAddress::text).orElseGet(() -> result.domain().name());
    String found = result.found().map(f -> "found in " + f.toMillis() + " ms").orElse(said(result));
    out.println(
        Shown.line(asked)
            + ": "
            + found
            + ", done in "
            + result.elapsed().toMillis()
            + " ms"
            + unicode(result.domain()));
    for (RankedSettings settings : result.settings()) {
      out.println();
      settings(settings, result.address());
    }
    if (!result.extras().isEmpty()) {
      out.println();
      result.extras().forEach(s -> service("Also", s, result.address()));
    }
    result.notes().forEach(this::note);
  }

  private static String said(DiscoveryResult result) {
    return switch (result.outcome()) {
      case FOUND -> "found";
      case NOT_FOUND -> "no mailbox settings are published, and no server answers";
      case INCOMPLETE -> "nothing found, and something could not be asked";
    };
  }

  private String unicode(Domain domain) {
    String shown = names.toUnicode(domain);
    return shown.equals(domain.name()) ? "" : " (" + Shown.line(shown) + ")";
  }

  private void settings(RankedSettings ranked, Optional<EmailAddress> address) {
    String name = ranked.settings().provider().map(p -> Shown.line(p) + ": ").orElse("");
    out.println(ranked.rank() + ". " + name + trust(ranked) + ", " + verified(ranked));
    for (Service service : ranked.settings().services()) {
      service(role(service), service, address);
    }
    ranked.offers().forEach(this::offer);
    confirmation(ranked);
    ranked.settings().notes().forEach(this::note);
    ranked
        .evidence()
        .forEach(
            e ->
                out.println(
                    "   Found by  "
                        + e.strategy()
                        + ": "
                        + Shown.line(e.source())
                        + " ("
                        + e.channel()
                        + ")"));
  }

  private static String trust(RankedSettings ranked) {
    return switch (ranked.trust()) {
      case OWN -> "the domain's own word";
      case LISTED -> "listed by a trusted list";
      case LEAD -> "the word of the hoster that the MX names";
      case UNSIGNED -> "named by DNS that nothing signs";
      case GUESS -> "found by trying";
    };
  }

  private static String verified(RankedSettings ranked) {
    return switch (ranked.verification().state()) {
      case PROVED -> "verified";
      case NOT_TRIED -> "not verified";
      case FAILED ->
          "verification failed: "
              + ranked.verification().failure().map(f -> Shown.line(f.message())).orElse("");
    };
  }

  private static String role(Service service) {
    if (service.protocol().isMailbox()) {
      return "Incoming";
    }
    return service.protocol().equals(Protocol.SUBMISSION) ? "Outgoing" : "Also";
  }

  private void service(String role, Service service, Optional<EmailAddress> address) {
    String place =
        service
            .endpoint()
            .url()
            .map(url -> Filled.url(url, address))
            .orElseGet(
                () ->
                    service.endpoint().host()
                        + "  port "
                        + service.endpoint().port()
                        + "  "
                        + security(service.endpoint().security()));
    out.printf("   %-9s %-12s %s%n", role, service.protocol(), Shown.line(place));
    String signIn =
        service.authentication().stream().map(Object::toString).collect(Collectors.joining(", "));
    String user =
        address
            .flatMap(a -> service.usernames().stream().findFirst().map(u -> u.of(a)))
            .map(u -> "user name " + Shown.line(u))
            .orElse("");
    List<String> parts = List.of(user, signIn).stream().filter(p -> !p.isEmpty()).toList();
    if (!parts.isEmpty()) {
      out.println("             " + " ".repeat(10) + String.join("; ", parts));
    }
  }

  private static String security(Security security) {
    if (security.equals(Security.NONE)) {
      return "NOT ENCRYPTED";
    }
    return security.equals(Security.STARTTLS) ? "STARTTLS" : "TLS";
  }

  private void offer(AuthOffer offer) {
    out.println(
        "   Sign in   "
            + offer.method()
            + offer.issuer().map(i -> " at " + Shown.line(i)).orElse("")
            + ", registration "
            + offer.registration().id());
    offer.notes().forEach(this::note);
  }

  private void confirmation(RankedSettings ranked) {
    RankedSettings.Confirmation c = ranked.confirmation();
    if (c.because().isEmpty()) {
      return;
    }
    String domains = c.domains().stream().map(Domain::name).collect(Collectors.joining(", "));
    String head = c.needed() ? "   Confirm   " : "   Confirmed ";
    out.println(head + domains + ": look at these domains before you sign in");
    c.because().forEach(r -> out.println("             - " + reason(r)));
  }

  private void note(Note note) {
    out.println(
        "   Note      " + Shown.line(note.text()) + note.link().map(u -> " " + u).orElse(""));
  }
}
