package org.mailscout.network;

import java.io.File;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.config.ResolvConfResolverConfigProvider;

/** The resolvers that are asked, in their order; for the thread of the loop alone. */
final class Resolvers {

  private final List<Resolver> all;

  private Resolvers(List<Resolver> all) {
    this.all = all;
  }

  /** Returns those of the configuration, or those of the system where it names none. */
  static Resolvers of(DnsConfig config) {
    List<InetSocketAddress> given = config.resolvers().isEmpty() ? ofSystem() : config.resolvers();
    return new Resolvers(given.stream().filter(a -> !a.isUnresolved()).map(Resolver::new).toList());
  }

  /**
   * Returns whom to ask, one after the other; those that were silent of late come last. An only one
   * stands there twice, since packets get lost.
   */
  Deque<Resolver> plan() {
    Deque<Resolver> plan = new ArrayDeque<>();
    all.stream().filter(resolver -> !resolver.isSilent()).forEach(plan::add);
    all.stream().filter(Resolver::isSilent).forEach(plan::add);
    if (all.size() == 1) {
      plan.add(all.get(0));
    }
    return plan;
  }

  private static List<InetSocketAddress> ofSystem() {
    if (File.separatorChar == '/') {
      // One small file; the ways that dnsjava knows for other systems load far more.
      ResolvConfResolverConfigProvider file = new ResolvConfResolverConfigProvider();
      file.initialize();
      if (!file.servers().isEmpty()) {
        return file.servers();
      }
    }
    return ResolverConfig.getCurrentConfig().servers();
  }
}
