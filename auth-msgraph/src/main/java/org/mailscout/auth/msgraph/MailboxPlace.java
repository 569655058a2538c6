package org.mailscout.auth.msgraph;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Note;
import org.mailscout.api.Reason;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Names;
import org.mailscout.strictjson.JsonObject;

/**
 * Where Exchange Online looks for a mailbox of the domain, as its Autodiscover says of a name that
 * nobody has: with itself, or, in an organisation with servers of its own, there.
 *
 * <p>Redirects are read and never followed.
 *
 * @param kind what was said
 * @param host who was named instead, where somebody was
 */
record MailboxPlace(Kind kind, Optional<Host> host) {

  enum Kind {
    MICROSOFT,
    ON_PREMISES,
    STRANGER,
    UNTOLD
  }

  static final MailboxPlace UNTOLD = new MailboxPlace(Kind.UNTOLD, Optional.empty());

  // Real names are told apart by the answer, so that none is ever sent.
  private static final String NOBODY = "mailscout-asks-for-nobody";
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** Returns the question for the domain, which is all that the cloud learns. */
  static HttpRequest question(Cloud cloud, Domain domain) {
    String path =
        "/autodiscover/autodiscover.json/v1.0/"
            + NOBODY
            + "@"
            + domain.name()
            + "?Protocol=AutodiscoverV1";
    return HttpRequest.get(Url.https(cloud.imap(), path))
        .withAccept("application/json")
        .withRedirects(0);
  }

  /**
   * Reads the answer.
   *
   * @throws LookupException if it is none, or leads nowhere
   */
  static MailboxPlace read(HttpAnswer answer, Cloud cloud, Domain domain, Names names)
      throws LookupException {
    if (answer.failure().filter(Failure::nothingThere).isPresent()) {
      return UNTOLD;
    }
    answer.orThrow();
    if (REDIRECTS.contains(answer.status())) {
      List<String> locations = answer.header("Location");
      return of(locations.size() == 1 ? locations.get(0) : "", answer, cloud, domain, names);
    }
    if (answer.status() != 200) {
      return UNTOLD;
    }
    JsonObject members = JsonObject.parse(answer.body(), answer.url().toString());
    return of(members.text("Url").orElse(""), answer, cloud, domain, names);
  }

  private static MailboxPlace of(
      String text, HttpAnswer answer, Cloud cloud, Domain domain, Names names)
      throws LookupException {
    Url to =
        answer
            .url()
            .resolve(text)
            .filter(url -> url.isHttps() && !text.isEmpty())
            .orElseThrow(() -> malformed(answer, "names no URL of https"));
    if (to.equals(answer.url())) {
      throw malformed(answer, "redirects to itself");
    }
    if (cloud.serves(to.host()) || cloud.signs().areOfAutodiscover(to.host())) {
      return new MailboxPlace(Kind.MICROSOFT, Optional.empty());
    }
    boolean own = to.host().isWithin(domain) || names.sameRegistrable(to.host(), domain.host());
    return new MailboxPlace(own ? Kind.ON_PREMISES : Kind.STRANGER, Optional.of(to.host()));
  }

  /** Returns the settings, to be confirmed where the mailbox may be elsewhere. */
  Settings doubted(Settings settings) {
    return host()
        .map(
            elsewhere ->
                settings
                    .withNotes(
                        java.util.stream.Stream.concat(
                                settings.notes().stream(), java.util.stream.Stream.of(note()))
                            .toList())
                    .withDoubt(ConfirmReason.REDIRECTED))
        .orElse(settings);
  }

  private Note note() {
    String where = host().map(Host::name).orElseThrow();
    return Note.of(
        kind == Kind.ON_PREMISES
            ? "The organisation has Exchange servers of its own ("
                + where
                + ") beside Microsoft 365: a mailbox there cannot be set up with this, and"
                + " Mailscout knows no other way to it."
            : "Microsoft 365 points to "
                + where
                + " for mailboxes of this domain, which is neither Microsoft's nor the domain's:"
                + " it was not asked.");
  }

  /** Returns what was said, for the timeline. */
  String words() {
    return switch (kind) {
      case MICROSOFT -> "Exchange Online looks for mailboxes with itself";
      case ON_PREMISES -> "hybrid: Exchange Online points to " + host().orElseThrow();
      case STRANGER -> "Exchange Online points to a stranger: " + host().orElseThrow();
      case UNTOLD -> "Exchange Online does not tell where mailboxes are";
    };
  }

  private static LookupException malformed(HttpAnswer answer, String what) {
    return new LookupException(Reason.MALFORMED, answer.url() + ": " + what);
  }
}
