package org.mailscout.auth.msgraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.Note;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.auth.AuthOffer;

/** Makes offers from what is known of Microsoft's hosts; asks nobody. */
final class MicrosoftOffers {

  private static final Url HOW =
      Url.of("https://learn.microsoft.com/entra/identity-platform/quickstart-register-app");

  private MicrosoftOffers() {}

  static Optional<AuthOffer> of(Settings settings) {
    Optional<Host> mailbox = settings.mailbox().map(service -> service.endpoint().host());
    return mailbox
        .flatMap(Clouds::byServiceHost)
        .map(cloud -> new Authority(cloud, audience(cloud, settings)))
        .map(authority -> Parameters.of(authority, settings))
        .filter(parameters -> parameters.mailbox().isPresent())
        .map(MicrosoftOffers::of);
  }

  private static String audience(Cloud cloud, Settings settings) {
    if (!cloud.hasPersonalAccounts()) {
      return Authority.ORGANIZATIONS;
    }
    return Authority.isPersonal(settings) ? Authority.CONSUMERS : Authority.COMMON;
  }

  private static AuthOffer of(Parameters parameters) {
    List<Note> notes = new ArrayList<>();
    notes.add(new Note(howToRegister(parameters), Optional.of(HOW)));
    return AuthOffer.of(MicrosoftAuthMethod.ID, Parameters.VERSION, parameters.toMap())
        .withIssuer(parameters.authority().issuer(), AuthOffer.Registration.CONFIGURED)
        .withScopes(parameters.scopes())
        .withNotes(notes);
  }

  /** Returns what to register, since Microsoft registers no clients by itself. */
  static String howToRegister(Parameters parameters) {
    Cloud cloud = parameters.authority().cloud();
    String accounts =
        cloud.hasPersonalAccounts()
            ? "accounts in any organizational directory and personal Microsoft accounts"
            : "accounts in any organizational directory";
    List<String> names =
        java.util.stream.Stream.of(parameters, parameters.other())
            .flatMap(of -> of.scopes().stream())
            .filter(scope -> scope.startsWith("https://"))
            .map(scope -> scope.substring(scope.lastIndexOf('/') + 1))
            .toList();
    return "Needs a client id of your own: in the admin center of Entra ("
        + cloud.name()
        + "), register an app for "
        + accounts
        + ", add the platform \"Mobile and desktop applications\" with the redirect"
        + " http://localhost, allow public client flows, and add the delegated permissions "
        + String.join(", ", names)
        + ".";
  }
}
