package org.mailscout.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.ProbeQuestion;

/** One question that a strategy asked, to be spoiled in another run of the same scenario. */
sealed interface Lookup {

  record OfDns(DnsQuestion key) implements Lookup {}

  record OfHttp(Url key) implements Lookup {}

  record OfProber(Endpoint key) implements Lookup {}

  /** Returns what was asked, each question once. */
  static List<Lookup> of(FakeDiscoveryContext context) {
    List<Lookup> all = new ArrayList<>();
    all.addAll(distinct(context.dns().asked(), OfDns::new));
    all.addAll(distinct(context.http().asked(), (HttpRequest asked) -> new OfHttp(asked.url())));
    all.addAll(
        distinct(
            context.prober().asked(), (ProbeQuestion asked) -> new OfProber(asked.endpoint())));
    return all;
  }

  /** Makes it hang. */
  default Hang hang(FakeDiscoveryContext context) {
    if (this instanceof OfDns dns) {
      return context.dns().hang(dns.key());
    }
    if (this instanceof OfHttp http) {
      return context.http().hang(http.key());
    }
    return context.prober().hang(((OfProber) this).key());
  }

  /** Makes it fail. */
  default void fail(FakeDiscoveryContext context, Reason reason) {
    if (this instanceof OfDns dns) {
      context.dns().fail(dns.key(), reason);
    } else if (this instanceof OfHttp http) {
      context.http().fail(http.key(), reason);
    } else {
      context.prober().fail(((OfProber) this).key(), reason);
    }
  }

  /** Returns the name that the question is about. */
  default Host host() {
    if (this instanceof OfDns dns) {
      return Host.of(dns.key().name());
    }
    return this instanceof OfHttp http ? http.key().host() : ((OfProber) this).key().host();
  }

  private static <Q> List<Lookup> distinct(List<Q> asked, Function<Q, Lookup> toLookup) {
    return List.copyOf(new LinkedHashSet<>(asked.stream().map(toLookup).toList()));
  }
}
