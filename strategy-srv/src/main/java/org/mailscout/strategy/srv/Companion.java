package org.mailscout.strategy.srv;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Service;
import org.mailscout.api.Url;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.Provenance;

/**
 * A service that rides along with a mailbox.
 *
 * @param service CalDAV, CardDAV or ManageSieve
 * @param restsOn the answers that name it
 */
record Companion(Service service, List<Provenance> restsOn) {

  /** Returns the label's best service once all that it needs is answered. */
  static Optional<Companion> of(SrvLabel label, SrvAnswers answers) {
    return answers.services(label).flatMap(named -> of(label, named, answers));
  }

  private static Optional<Companion> of(SrvLabel label, DnsAnswer named, SrvAnswers answers) {
    Optional<Endpoint> best = answers.endpoints(label).stream().findFirst();
    if (!label.protocol().usesUrl()) {
      return best.map(
          endpoint ->
              new Companion(Service.of(label.protocol(), endpoint), List.of(named.provenance())));
    }
    return best.flatMap(
        endpoint -> answers.texts(label).map(texts -> dav(label, endpoint, named, texts)));
  }

  private static Companion dav(
      SrvLabel label, Endpoint endpoint, DnsAnswer named, DnsAnswer texts) {
    Optional<Url> url = DavUrl.named(endpoint, texts.texts());
    Url wellKnown = DavUrl.wellKnown(endpoint, label.protocol());
    return new Companion(
        Service.of(label.protocol(), Endpoint.of(url.orElse(wellKnown))),
        url.isPresent()
            ? List.of(named.provenance(), texts.provenance())
            : List.of(named.provenance()));
  }
}
