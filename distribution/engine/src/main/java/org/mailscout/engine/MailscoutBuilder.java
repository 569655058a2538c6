package org.mailscout.engine;

import static java.util.Objects.requireNonNull;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailscout.network.DnsConfig;
import org.mailscout.network.Route;

/** Builds a {@link Mailscout}; for one thread. Everything has a default. */
public final class MailscoutBuilder {

  private List<InetSocketAddress> resolvers = List.of();
  private boolean trustResolvers;
  private List<X509Certificate> trustAnchors = List.of();
  private Optional<InetSocketAddress> proxy = Optional.empty();
  private Route route = Route.DIRECT;
  private Optional<Path> plugins = Optional.empty();
  private final List<Path> data = new ArrayList<>();
  private final Map<String, String> options = new TreeMap<>();

  MailscoutBuilder() {}

  /** Sets the DNS servers, asked in this order; by default, and if empty, the system's. */
  public MailscoutBuilder resolvers(List<InetSocketAddress> servers) {
    this.resolvers = List.copyOf(servers);
    return this;
  }

  /** Sets whether a DNS server's word that an answer is authentic is believed; by default not. */
  public MailscoutBuilder trustResolvers(boolean believe) {
    this.trustResolvers = believe;
    return this;
  }

  /** Sets certificates that are trusted beside the platform's; by default none. */
  public MailscoutBuilder trustAnchors(List<X509Certificate> extra) {
    this.trustAnchors = List.copyOf(extra);
    return this;
  }

  /** Sets the HTTP proxy; by default none, whatever the environment says. */
  public MailscoutBuilder proxy(InetSocketAddress server) {
    this.proxy = Optional.of(requireNonNull(server, "server"));
    return this;
  }

  /** Sets where connections really go, for a lab; by default to where they say. */
  public MailscoutBuilder route(Route way) {
    this.route = requireNonNull(way, "way");
    return this;
  }

  /** Sets the folder whose sub-folders are plug-ins; by default none. */
  public MailscoutBuilder plugins(Path folder) {
    this.plugins = Optional.of(requireNonNull(folder, "folder"));
    return this;
  }

  /** Adds a folder of provider rows that go before the shipped ones. */
  public MailscoutBuilder data(Path folder) {
    data.add(requireNonNull(folder, "folder"));
    return this;
  }

  /** Sets one of a provider's own settings, such as {@code ispdb.url}. */
  public MailscoutBuilder option(String key, String value) {
    options.put(requireNonNull(key, "key"), requireNonNull(value, "value"));
    return this;
  }

  /**
   * Loads the providers and makes the engine; asks the network nothing.
   *
   * <p>A provider that cannot be loaded is one of {@link Mailscout#faults()}.
   */
  public Mailscout build() {
    return new Mailscout(this);
  }

  DnsConfig dnsConfig() {
    return new DnsConfig(resolvers, trustResolvers);
  }

  List<X509Certificate> trustAnchors() {
    return trustAnchors;
  }

  Optional<InetSocketAddress> proxy() {
    return proxy;
  }

  Route route() {
    return route;
  }

  Optional<Path> plugins() {
    return plugins;
  }

  List<Path> data() {
    return List.copyOf(data);
  }

  Map<String, String> options() {
    return Map.copyOf(options);
  }
}
