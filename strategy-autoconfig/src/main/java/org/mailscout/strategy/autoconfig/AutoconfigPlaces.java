package org.mailscout.strategy.autoconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.network.HttpRequest;

/**
 * Where the files are, best first.
 *
 * @param requests what is asked
 * @param hoster the domain of a lead; empty where the address's own is asked
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">the draft, §4.1
 *     and §4.3</a>
 */
record AutoconfigPlaces(List<HttpRequest> requests, Optional<Domain> hoster) {

  private static final String FILE = "/mail/config-v1.1.xml";
  private static final String WELL_KNOWN = "/.well-known/autoconfig" + FILE;
  // Deployed servers look for the address at both places, though the draft names it at one.
  private static final String WITH_ADDRESS = "?emailaddress=" + Url.ADDRESS;

  static AutoconfigPlaces of(Question question, Domain target, DiscoveryContext context) {
    Optional<Host> below = below(target, context);
    if (question.isLead()) {
      // The draft would give the hoster the address; it learns neither that nor the domain.
      boolean own = target.equals(context.domain());
      return new AutoconfigPlaces(
          own ? List.of() : below.map(host -> get(Url.https(host, FILE))).stream().toList(),
          Optional.of(target));
    }
    List<HttpRequest> requests = new ArrayList<>();
    below.ifPresent(host -> requests.add(get(Url.https(host, FILE + WITH_ADDRESS))));
    requests.add(get(Url.https(target.host(), WELL_KNOWN + WITH_ADDRESS)));
    if (context.policy().allowsHttp()) {
      below.ifPresent(host -> requests.add(get(Url.of("http://" + host.name() + FILE))));
    }
    return new AutoconfigPlaces(List.copyOf(requests), Optional.empty());
  }

  /** Returns the host for files, unless strangers can register it. */
  private static Optional<Host> below(Domain domain, DiscoveryContext context) {
    return context.names().isPublicSuffix(domain)
        ? Optional.empty()
        : Host.parse("autoconfig." + domain.name());
  }

  private static HttpRequest get(Url url) {
    return HttpRequest.get(url);
  }
}
