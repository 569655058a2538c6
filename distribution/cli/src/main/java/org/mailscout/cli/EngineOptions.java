package org.mailscout.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.MailscoutBuilder;
import picocli.CommandLine.Option;

/** The options that decide how an engine is made. */
final class EngineOptions {

  private static final int DNS_PORT = 53;

  @Option(names = "--dns", paramLabel = "HOST[:PORT]", description = "Ask this DNS server.")
  private List<String> dns = new ArrayList<>();

  @Option(names = "--ca", paramLabel = "FILE.pem", description = "Trust these authorities too.")
  private List<Path> authorities = new ArrayList<>();

  @Option(names = "--proxy", paramLabel = "URL", description = "Fetch through this HTTP proxy.")
  private Optional<String> proxy = Optional.empty();

  @Option(names = "--no-plugins", description = "Load nothing from the folder plugins.")
  private boolean noPlugins;

  @Option(names = "--data", paramLabel = "DIR", description = "Provider rows of your own.")
  private List<Path> data = new ArrayList<>();

  @Option(
      names = "--option",
      paramLabel = "KEY=VALUE",
      description = "A strategy's own setting, such as ispdb.url=https://...")
  private Map<String, String> options = new TreeMap<>();

  @Option(
      names = "--lab",
      paramLabel = "FILE",
      description = "Ask the embedded lab in place of the internet, or the one of this file.")
  private Optional<String> lab = Optional.empty();

  /** Returns whether a lab is asked in place of the internet. */
  boolean asksLab() {
    return lab.isPresent();
  }

  /** Returns whether the lab is one of another process, which outlives this one. */
  boolean joinsLab() {
    return lab.filter(file -> !file.isEmpty()).isPresent();
  }

  /** Sets a provider's own setting, as an option of one command does by a name of its own. */
  void set(String key, String value) {
    options.put(key, value);
  }

  /** Returns the engine, and the lab that it asks if it does. */
  LabbedEngine open() throws UsageException {
    MailscoutBuilder builder = Mailscout.builder();
    List<X509Certificate> anchors = new ArrayList<>();
    for (Path file : authorities) {
      anchors.addAll(certificates(file));
    }
    options.forEach(builder::option);
    for (Path folder : data) {
      if (!Files.isDirectory(folder)) {
        throw new UsageException("--data " + folder + ": not a folder");
      }
      builder.data(folder);
    }
    if (proxy.isPresent()) {
      builder.proxy(proxy(proxy.get()));
    }
    pluginFolder().ifPresent(builder::plugins);
    if (lab.isPresent()) {
      return LabbedEngine.open(builder, anchors, lab.get());
    }
    List<InetSocketAddress> servers = new ArrayList<>();
    for (String server : dns) {
      servers.add(server(server));
    }
    builder.resolvers(servers).trustAnchors(anchors);
    return LabbedEngine.without(build(builder));
  }

  static Mailscout build(MailscoutBuilder builder) throws UsageException {
    try {
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  // Never from the current folder: only from where the program is installed.
  private Optional<Path> pluginFolder() {
    return Optional.ofNullable(System.getProperty("mailscout.home"))
        .map(home -> Path.of(home, "plugins"))
        .filter(folder -> !noPlugins && Files.isDirectory(folder));
  }

  private static List<X509Certificate> certificates(Path file) throws UsageException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (found.isEmpty()) {
        throw new UsageException("--ca " + file + ": no certificate in it");
      }
      return found;
    } catch (IOException e) {
      throw new UsageException("--ca " + file + ": cannot be read", e);
    } catch (CertificateException e) {
      throw new UsageException("--ca " + file + ": not a PEM file of certificates", e);
    }
  }

  private static InetSocketAddress server(String text) throws UsageException {
    // [2001:db8::53]:53, 2001:db8::53, 192.0.2.53:53, 192.0.2.53
    boolean bare = !text.startsWith("[") && text.indexOf(':') != text.lastIndexOf(':');
    URI uri = uri(text, bare ? "[" + text + "]" : text);
    String host = uri.getHost();
    int port = uri.getPort() < 0 ? DNS_PORT : uri.getPort();
    // A name would have to be asked of another resolver first.
    boolean literal = host != null && host.matches("\\[.*]|[0-9]+(\\.[0-9]+){3}");
    if (!literal || port < 1 || port > 65535) {
      throw new UsageException("--dns " + text + ": not an address and a port");
    }
    try {
      return new InetSocketAddress(InetAddress.getByName(host), port);
    } catch (UnknownHostException e) {
      throw new UsageException("--dns " + text + ": not an address", e);
    }
  }

  private static URI uri(String shown, String authority) throws UsageException {
    try {
      return new URI("dns://" + authority);
    } catch (java.net.URISyntaxException e) {
      throw new UsageException("--dns " + shown + ": not an address and a port", e);
    }
  }

  private static InetSocketAddress proxy(String text) throws UsageException {
    URI uri;
    try {
      uri = new URI(text);
    } catch (java.net.URISyntaxException e) {
      throw new UsageException("--proxy " + text + ": not a URL", e);
    }
    if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
      throw new UsageException("--proxy " + text + ": not of the form http://HOST:PORT");
    }
    return InetSocketAddress.createUnresolved(uri.getHost(), uri.getPort());
  }
}
