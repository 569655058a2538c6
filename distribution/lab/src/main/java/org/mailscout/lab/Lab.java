package org.mailscout.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * A small internet on loopback, in this process: a DNS server, and hosts with web and mail servers
 * whose certificates one authority signs.
 *
 * <p>Its hosts have addresses in 198.18.0.0/15. Whoever connects asks {@link #route} where to go in
 * their place; no privileges and no fixed ports are needed.
 *
 * <p>Safe for use by many threads.
 */
public final class Lab implements AutoCloseable {

  private final Journal journal;
  private final Builder world;
  private final ScheduledThreadPoolExecutor timer;
  private final LabNetwork network;
  private final DnsServer dns;
  private final Socket closedPort;
  private final LabFile file;

  private Lab(Builder world) throws IOException {
    this.journal = new Journal();
    this.world = world;
    this.timer = LabTimer.open();
    this.network = new LabNetwork(world.hosts, world.accounts, world.outbox, journal);
    this.dns = DnsServer.open(new DnsResponder(world.zone, world.faults, journal), timer, network);
    // Bound but not listening: nobody else gets the port, and connecting to it is refused.
    this.closedPort = new Socket();
    closedPort.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.file =
        new LabFile(
            dns.address(),
            LabAuthority.certificate(),
            (InetSocketAddress) closedPort.getLocalSocketAddress(),
            network.listen(world.hosts.all()),
            world.addresses);
    network.start();
    dns.start();
  }

  /**
   * Starts the stock internet.
   *
   * @throws UncheckedIOException if loopback has no ports left
   */
  public static Lab start() {
    return builder().addStock().start();
  }

  /** Returns an empty internet, to be filled and started. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the address of the DNS server, UDP and TCP, on loopback. */
  public InetSocketAddress dns() {
    return file.dns();
  }

  /** Returns the authority that signs the certificates; the same for all labs of a process. */
  public X509Certificate authority() {
    return file.authority();
  }

  /** Returns whether the address is one of the lab's internet: in 198.18.0.0/15. */
  public boolean covers(InetAddress address) {
    return file.covers(address);
  }

  /**
   * Returns the loopback port to connect to in place of a lab's address: a closed one where nothing
   * listens; empty for an address that is not the lab's.
   */
  public Optional<InetSocketAddress> route(InetAddress address, int port) {
    return file.route(address, port);
  }

  /** Returns email addresses to try, in the order in which they were added. */
  public List<LabAddress> addresses() {
    return file.addresses();
  }

  /** Returns who may sign in; to be changed at any time. */
  public LabAccounts accounts() {
    return world.accounts;
  }

  /** Returns the site that answers at {@code https://host/}, if one of that name does. */
  public Optional<LabSite> site(String host) {
    return world.hosts.site(host);
  }

  /** Returns what each connection has brought so far, oldest first; the newest 50,000. */
  public List<Recorded> received() {
    return journal.received();
  }

  /** Returns the messages that its servers have taken, oldest first. */
  public List<LabMessage> sent() {
    return world.outbox.messages();
  }

  /** Returns what the DNS server was asked, oldest first; the newest 50,000. */
  public List<LabQuestion> questions() {
    return journal.questions();
  }

  /** Returns how many connections are open now. */
  public int openConnections() {
    return network.open();
  }

  /** Returns what another process needs to join this lab. */
  public LabFile file() {
    return file;
  }

  /**
   * Writes the file by which another process joins this lab. It appears as a whole.
   *
   * @throws IOException if it cannot be written
   */
  public void writeTo(Path path) throws IOException {
    file.writeTo(path);
  }

  /** Closes all ports and connections, and ends all threads. */
  @Override
  public void close() {
    timer.shutdownNow();
    try {
      dns.close();
      network.close();
      closedPort.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the lab does not close", e);
    }
  }

  /** An internet to be. Of one thread; starts one lab. */
  public static final class Builder {

    private final LabZone zone = new LabZone();
    private final DnsFaults faults = new DnsFaults();
    private final LabHosts hosts = new LabHosts(zone);
    private final LabAccounts accounts = new LabAccounts();
    private final LabOutbox outbox = new LabOutbox();
    private final List<LabAddress> addresses = new ArrayList<>();

    private Builder() {}

    /** Adds a part of the internet. */
    public Builder add(LabScenario scenario) {
      scenario.addTo(this);
      return this;
    }

    /** Adds the stock internet, whose documents can be replaced afterwards. */
    public Builder addStock() {
      // As a service, so that its parts know this package and not the other way round as well.
      ServiceLoader.load(LabScenario.class, Lab.class.getClassLoader()).forEach(this::add);
      return this;
    }

    /** Gives a host name an address (A record), if it has none. Nothing listens there yet. */
    public Builder host(String name) {
      hosts.host(name);
      return this;
    }

    /** Lets a further name, or a wildcard such as {@code *.parked.example}, lead to a host. */
    public Builder alias(String name, String host) {
      hosts.alias(name, host);
      return this;
    }

    /**
     * Adds a DNS record.
     *
     * @param type such as {@code SRV}
     * @param data as a zone file has it; names in it may do without the trailing dot
     */
    public Builder record(String name, String type, String data) {
      zone.add(name, type, data);
      return this;
    }

    /** Lets the DNS server fail a name, or with {@code *.name} all below it. */
    public Builder dnsFault(String name, LabDnsFault fault) {
      faults.fail(name, fault);
      return this;
    }

    /** Lets the DNS server answer a name, or with {@code *.name} all below it, late. */
    public Builder dnsDelay(String name, Duration delay) {
      faults.delay(name, delay);
      return this;
    }

    /** Lets the DNS server say that it has validated what lies in a domain (DNSSEC, AD). */
    public Builder signed(String domain) {
      faults.sign(domain);
      return this;
    }

    /** Chooses what certificate is shown to those who ask for this host name. */
    public Builder certificate(String host, LabCertificate kind) {
      hosts.certificate(host, kind);
      return this;
    }

    /**
     * Lets services listen at a host, which gets an address if it has none.
     *
     * @throws IllegalArgumentException if something listens at the port already
     */
    public Builder serve(String host, LabService... services) {
      for (LabService service : services) {
        if (hosts.host(host).services().putIfAbsent(service.port(), service) != null) {
          throw new IllegalArgumentException("port " + service.port() + " of " + host);
        }
      }
      return this;
    }

    /** Publishes a document at {@code https://host/path}, for whatever query. */
    public Builder document(String host, String path, LabResponse document) {
      hosts.web(host).document(host, path, document);
      return this;
    }

    /**
     * Lets a site answer at {@code https://host/} for what no document answers. For a name that is
     * an alias, or a wildcard, see {@link #site(String, String, LabSite)}.
     */
    public Builder site(String host, LabSite site) {
      return site(host, host, site);
    }

    /**
     * Lets a site answer for a further name that leads to a host.
     *
     * @param name such as {@code www.one.example}, or {@code *} for all that the host does not know
     */
    public Builder site(String host, String name, LabSite site) {
      hosts.web(host).site(name, site);
      return this;
    }

    /** Gives a user a password at all servers. */
    public Builder account(String user, String password) {
      accounts.password(user, password);
      return this;
    }

    /** Returns who may sign in. */
    public LabAccounts accounts() {
      return accounts;
    }

    /** Returns where messages go that its servers take. */
    public LabOutbox outbox() {
      return outbox;
    }

    /** Adds an email address to try. */
    public Builder address(String address, String shows) {
      addresses.add(new LabAddress(address, shows));
      return this;
    }

    /**
     * Starts the lab.
     *
     * @throws UncheckedIOException if loopback has no ports left
     */
    public Lab start() {
      try {
        return new Lab(this);
      } catch (IOException e) {
        throw new UncheckedIOException("no loopback ports for the lab", e);
      }
    }
  }
}
