package org.mailscout.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Provenance;

/** The URLs of one request, from the first over its redirects, each allowed by the policy. */
final class Hops {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final HttpRequest request;
  private final Call call;
  private final List<Url> asked = new ArrayList<>();
  private final Set<Url> seen = new HashSet<>();

  Hops(HttpRequest request, Call call) {
    this.request = request;
    this.call = call;
  }

  /** Takes the first URL. */
  Url first() throws ConnectFailure {
    Url url = request.url();
    check(url);
    if (!call.mayAsk(url.host())) {
      throw forbidden(url, "the strategy does not disclose " + url.host());
    }
    return add(url);
  }

  private Url add(Url url) {
    seen.add(url);
    asked.add(AddressInUrl.withoutAddress(url));
    return url;
  }

  /** Takes the URL that a reply redirects to; empty if the reply is the answer. */
  Optional<Url> next(Url from, HttpReply reply) throws ConnectFailure {
    List<String> locations = reply.headers().getOrDefault("location", List.of());
    if (!REDIRECTS.contains(reply.status()) || locations.isEmpty() || request.redirects() == 0) {
      return Optional.empty();
    }
    if (asked.size() > request.redirects()) {
      throw malformed("more than " + request.redirects() + " redirects");
    }
    if (locations.size() > 1) {
      throw malformed("a redirect to two places");
    }
    String reference = AddressInUrl.masked(locations.get(0), call);
    int fragment = reference.indexOf('#');
    Url to =
        from.resolve(fragment < 0 ? reference : reference.substring(0, fragment))
            .orElseThrow(() -> forbidden(shown(from), "a redirect to what may not be asked"));
    check(to);
    if (seen.contains(to)) {
      throw malformed("a redirect loop");
    }
    return Optional.of(add(to));
  }

  private void check(Url url) throws ConnectFailure {
    if (!url.isHttps() && !call.policy().allowsHttp()) {
      throw forbidden(shown(url), "http is not allowed");
    }
    Optional<String> objection = ForbiddenPorts.objectionTo(url);
    if (objection.isPresent()) {
      throw forbidden(shown(url), objection.get());
    }
  }

  private static Url shown(Url url) {
    return AddressInUrl.withoutAddress(url);
  }

  private static ConnectFailure forbidden(Url url, String why) {
    return new ConnectFailure(Reason.FORBIDDEN_BY_POLICY, shown(url) + ": " + why);
  }

  private ConnectFailure malformed(String why) {
    return new ConnectFailure(Reason.MALFORMED, shown(request.url()) + ": " + why);
  }

  /** Returns all URLs taken, without the address. */
  List<Url> asked() {
    return asked;
  }

  /** Makes the provenance of the answer. */
  Provenance provenance() {
    boolean https = request.url().isHttps() && asked.stream().allMatch(Url::isHttps);
    return call.provenance(shown(request.url()).toString(), https ? Channel.HTTPS : Channel.HTTP);
  }
}
