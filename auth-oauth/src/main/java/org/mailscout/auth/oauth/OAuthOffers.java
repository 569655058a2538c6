package org.mailscout.auth.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.LookupException;
import org.mailscout.api.Note;
import org.mailscout.api.Protocol;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.AuthOffer.Registration;
import org.mailscout.api.auth.OAuth.Server;
import org.mailscout.api.discovery.DiscoveryContext;

/** Makes the offer for one settings; for one thread. */
final class OAuthOffers {

  private final Settings settings;
  private final Service mailbox;
  private final DiscoveryContext context;

  OAuthOffers(Settings settings, Service mailbox, DiscoveryContext context) {
    this.settings = settings;
    this.mailbox = mailbox;
    this.context = context;
  }

  Optional<AuthOffer> offer() throws LookupException, InterruptedException {
    Optional<KnownIssuer> known =
        settings.issuers().stream()
            .flatMap(hint -> KnownIssuer.byIssuer(hint.issuer()).stream())
            .findFirst()
            .or(() -> KnownIssuer.byHost(mailbox.endpoint().host()));
    if (known.isPresent()) {
      return known.map(this::ofKnown);
    }
    return settings.issuers().isEmpty() ? ofService() : ofHints();
  }

  private AuthOffer ofKnown(KnownIssuer known) {
    List<Note> notes = new ArrayList<>(known.notes());
    notes.add(Note.of("Needs a client id of your own from " + known.server().issuer() + "."));
    Parameters parameters = Parameters.of(known.server(), known.scopes(), known.extra());
    // The table vouches for its own hosts; elsewhere, only what names it does.
    boolean its = known.signsInTo(mailbox.endpoint().host());
    return offer(parameters, its ? Registration.CONFIGURED : Registration.NONE, notes);
  }

  private Optional<AuthOffer> ofHints() throws LookupException, InterruptedException {
    IssuerSearch search = new IssuerSearch(context.round());
    search.named(settings.issuers().stream().map(hint -> issuer(hint)).toList());
    return ofSearch(search, settings.issuers().get(0).scopes(), ofEndpoints());
  }

  /**
   * Returns the offer of what is found.
   *
   * @param otherwise what there is without
   */
  private Optional<AuthOffer> ofSearch(
      IssuerSearch search, List<String> published, Optional<AuthOffer> otherwise)
      throws LookupException, InterruptedException {
    Optional<LookupException> failure = Optional.empty();
    try {
      Optional<Metadata> found = search.await();
      if (found.isPresent()) {
        return found.map(metadata -> ofMetadata(metadata, published));
      }
    } catch (LookupException e) {
      failure = Optional.of(e);
    }
    Optional<AuthOffer> offer =
        otherwise.or(() -> search.unreached().map(OAuthOffers::ofUnreached));
    if (offer.isEmpty() && failure.isPresent()) {
      throw failure.get();
    }
    return offer;
  }

  // Whoever can cut an issuer off must not make a client fall back to a password.
  private static AuthOffer ofUnreached(MetadataQuestion question) {
    String reason = question.unreached().orElseThrow().reason().id();
    Map<String, String> parameters =
        Map.of("issuer", question.issuer(), Parameters.UNREACHED, reason);
    return AuthOffer.of(OAuthMethod.ID, Parameters.VERSION, parameters)
        .withIssuer(question.issuer(), Registration.NONE)
        .withNotes(
            List.of(
                Note.of(
                    "Its issuer could not be asked ("
                        + reason
                        + "): try again later, and give no password in its place.")));
  }

  // autoconfig files name a bare host.
  private static String issuer(IssuerHint hint) {
    return hint.issuer().contains("://") ? hint.issuer() : "https://" + hint.issuer();
  }

  /** Returns the offer of what a file says of its issuer, where that has no metadata. */
  private Optional<AuthOffer> ofEndpoints() {
    return settings.issuers().stream()
        .filter(hint -> hint.authorizationEndpoint().filter(Url::isHttps).isPresent())
        .filter(hint -> hint.tokenEndpoint().filter(Url::isHttps).isPresent())
        .filter(hint -> MetadataQuestion.base(issuer(hint)).isPresent())
        .findFirst()
        .map(
            hint ->
                offer(
                    Parameters.of(server(hint), hint.scopes(), Map.of()),
                    Registration.NONE,
                    List.of(noRegistration(issuer(hint)))));
  }

  private static Server server(IssuerHint hint) {
    return new Server(
        issuer(hint),
        hint.authorizationEndpoint().orElseThrow(),
        hint.tokenEndpoint().orElseThrow(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  private Optional<AuthOffer> ofService() throws LookupException, InterruptedException {
    IssuerSearch search = new IssuerSearch(context.round());
    Host host = mailbox.endpoint().host();
    if (mailbox.protocol().equals(Protocol.JMAP)) {
      search.resource(mailbox.endpoint().url().orElseThrow());
    } else {
      search.guessed(host);
    }
    if (!host.equals(context.domain().host())) {
      search.guessed(context.domain().host());
    }
    return ofSearch(search, List.of(), Optional.empty());
  }

  private AuthOffer ofMetadata(Metadata metadata, List<String> published) {
    Server server = metadata.server();
    List<Note> notes = new ArrayList<>(metadata.notes());
    metadata.elsewhere(context.names()).ifPresent(notes::add);
    if (server.registration().isEmpty()) {
      notes.add(noRegistration(server.issuer()));
    }
    List<String> scopes = Scopes.of(settings, metadata.scopes(), published);
    Parameters parameters = Parameters.of(server, scopes, Map.of());
    // Servers that do not know the profile may refuse resources that they do not know.
    boolean profile = metadata.scopes().contains(Scopes.MAIL);
    return offer(
        profile ? parameters.withResources(settings) : parameters,
        server.registration().isPresent() ? Registration.DYNAMIC : Registration.NONE,
        notes);
  }

  private static Note noRegistration(String issuer) {
    return Note.of(issuer + " registers no clients by itself: it needs a client id of your own.");
  }

  private AuthOffer offer(Parameters parameters, Registration how, List<Note> notes) {
    String issuer = parameters.server().issuer();
    Host host = Url.of(issuer).host();
    List<Note> all = new ArrayList<>(notes);
    if (!context.names().sameRegistrable(host, mailbox.endpoint().host())) {
      all.add(Note.of("You sign in at " + host + ", which is not where the mail is."));
    }
    Parameters stored = parameters.withProofs(settings);
    return AuthOffer.of(OAuthMethod.ID, Parameters.VERSION, stored.toMap())
        .withIssuer(issuer, how)
        .withScopes(parameters.scopes())
        .withNotes(all);
  }
}
