package org.mailscout.clientconfig;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.Domain;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.Note;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.network.Names;

/**
 * Turns clientConfig files into settings for the addresses of one domain.
 *
 * <p>Each incoming server makes settings of its own, with the best outgoing server where it needs
 * one, in the file's order; calendars, contacts, files and filters ride along with each. Servers
 * without TLS are kept, as {@link org.mailscout.api.Security#NONE}. A file that is made for other
 * domains is doubted.
 *
 * <p>Safe for use by many threads.
 */
public final class ClientConfigSettings {

  /** The most settings that one file gives. */
  public static final int MOST = 16;

  private static final int MOST_NOTES = 8;
  private static final int LONGEST_NAME = 60;

  private final Domain domain;
  private final List<Domain> hosters;
  private final Names names;

  private ClientConfigSettings(Domain domain, List<Domain> hosters, Names names) {
    this.domain = requireNonNull(domain, "domain");
    this.hosters = hosters;
    this.names = requireNonNull(names, "names");
  }

  /** Returns what makes settings for the addresses of the domain. */
  public static ClientConfigSettings of(Domain domain, Names names) {
    return new ClientConfigSettings(domain, List.of(), names);
  }

  /** Returns a copy for files asked for by the domain that the mail exchange lies in. */
  public ClientConfigSettings withHoster(Domain hoster) {
    return new ClientConfigSettings(domain, List.of(hoster), names);
  }

  /**
   * Returns the settings of a file, in its order; without a mailbox, only what rides along.
   *
   * @return at most {@value #MOST}
   */
  public List<Settings> read(ClientConfig config) {
    ServerServices services = new ServerServices(config.servers(), domain, names);
    List<Service> mailboxes = services.mailboxes(MOST);
    List<Service> riders = services.riders();
    if (mailboxes.isEmpty()) {
      return riders.isEmpty() ? List.of() : List.of(complete(Settings.of(riders), config));
    }
    return IntStream.range(0, mailboxes.size())
        .mapToObj(
            place -> complete(account(mailboxes.get(place), services), config).withOrder(place))
        .toList();
  }

  private static Settings account(Service mailbox, ServerServices services) {
    List<Service> all = new ArrayList<>(List.of(mailbox));
    if (mailbox.protocol().needsSubmission()) {
      services.outgoing(mailbox).ifPresent(all::add);
    }
    all.addAll(services.riders());
    return Settings.of(all);
  }

  private Settings complete(Settings settings, ClientConfig config) {
    Settings complete =
        settings
            .withProvider(
                config
                    .displayName()
                    .flatMap(n -> n.domainOnly(domain))
                    .map(ClientConfigSettings::shown)
                    .orElse(""))
            .withIssuers(config.signIns().stream().flatMap(s -> issuer(s).stream()).toList())
            .withNotes(
                config.notes().stream().flatMap(n -> note(n).stream()).limit(MOST_NOTES).toList());
    return isMadeFor(config) ? complete : complete.withDoubt(ConfirmReason.OTHER_DOMAIN);
  }

  private static String shown(String name) {
    int length = Math.min(LONGEST_NAME, name.codePointCount(0, name.length()));
    return name.substring(0, name.offsetByCodePoints(0, length));
  }

  private Optional<IssuerHint> issuer(ConfigSignIn signIn) {
    Optional<Url> authorization = endpoint(signIn.authorization());
    Optional<Url> token = endpoint(signIn.token());
    return signIn
        .issuer()
        .domainOnly(domain)
        .filter(issuer -> issuer.length() <= 2_000)
        .map(issuer -> IssuerHint.of(issuer).withScopes(signIn.scopes()))
        .map(
            hint ->
                authorization.isPresent() && token.isPresent()
                    ? hint.withEndpoints(authorization.get(), token.get())
                    : hint);
  }

  private Optional<Url> endpoint(Optional<Template> published) {
    return published
        .flatMap(template -> template.domainOnly(domain))
        .flatMap(Url::parse)
        .filter(Url::isHttps);
  }

  private static Optional<Note> note(ConfigNote note) {
    Optional<Url> link = note.url().flatMap(Url::parse).filter(Url::isHttps);
    boolean useless = note.kind() == ConfigNote.Kind.DOCUMENTATION && link.isEmpty();
    return useless ? Optional.empty() : Optional.of(new Note(note.text(), link));
  }

  /** Returns whether the file names the domain or the hoster, or leaves open whom it is for. */
  private boolean isMadeFor(ClientConfig config) {
    return config.domains().isEmpty() || config.domains().stream().anyMatch(this::covers);
  }

  private boolean covers(ConfigDomain made) {
    Optional<Domain> named = made.name().domainOnly(domain).flatMap(names::toDomain);
    return named
        .filter(
            name ->
                hosters.stream().anyMatch(hoster -> hoster.isWithin(name))
                    || (!made.forExchanges() && domain.isWithin(name)))
        .isPresent();
  }
}
