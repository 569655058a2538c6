package org.mailscout.strategy.autoconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.LookupException;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.clientconfig.ClientConfigException;
import org.mailscout.clientconfig.ClientConfigReader;
import org.mailscout.clientconfig.ClientConfigSettings;

/** The files of one question: reports each as it comes, keeps what failed. */
final class AutoconfigFiles {

  private final AutoconfigPlaces places;
  private final FindingSink findings;
  private final ClientConfigReader reader;
  private final ClientConfigSettings settings;
  private final List<LookupException> failures = new ArrayList<>();
  private boolean found;

  AutoconfigFiles(AutoconfigPlaces places, DiscoveryContext context, FindingSink findings) {
    this.places = places;
    this.findings = findings;
    reader = new ClientConfigReader(context.limits());
    ClientConfigSettings own = ClientConfigSettings.of(context.domain(), context.names());
    settings = places.hoster().map(own::withHoster).orElse(own);
  }

  void take(HttpAnswer answer) {
    answer
        .failure()
        .filter(failure -> !failure.nothingThere())
        .ifPresent(failure -> failures.add(failure.toException()));
    if (answer.status() == 200) {
      read(answer);
    }
  }

  /** Throws the first failure where nothing was found. */
  void orThrow() throws LookupException {
    if (!found && !failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private void read(HttpAnswer answer) {
    try {
      int place = places.requests().indexOf(answer.request()) * ClientConfigSettings.MOST;
      for (Settings one : settings.read(reader.read(answer.body()))) {
        usable(one.withOrder(place + one.order()), answer)
            .ifPresent(usable -> report(usable, answer));
      }
    } catch (ClientConfigException e) {
      // A page in a file's place (parked, portal, sign-in) must not hide the other places.
      if (e.kind() != ClientConfigException.Kind.OTHER_DOCUMENT) {
        failures.add(e.toLookupException(answer.url().toString()));
      }
    }
  }

  private void report(Settings usable, HttpAnswer answer) {
    found = true;
    findings.settings(usable, answer.provenance());
  }

  // A file that came without TLS never chooses a server without TLS.
  private static Optional<Settings> usable(Settings settings, HttpAnswer answer) {
    if (!answer.provenance().channel().equals(Channel.HTTP)) {
      return Optional.of(settings);
    }
    List<Service> kept =
        settings.services().stream()
            .filter(service -> !service.endpoint().security().equals(Security.NONE))
            .toList();
    boolean lost =
        kept.isEmpty()
            || (settings.mailbox().isPresent() && !kept.contains(settings.services().get(0)));
    return lost
        ? Optional.empty()
        : Optional.of(settings.withServices(kept).withDoubt(ConfirmReason.CLEARTEXT));
  }
}
