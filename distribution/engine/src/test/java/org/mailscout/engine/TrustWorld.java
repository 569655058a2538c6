package org.mailscout.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabResponse;
import org.mailscout.network.Route;

/** A domain as its DNS and its web servers publish it, and what a discovery makes of it. */
final class TrustWorld {

  static final String DOMAIN = "jane.example";
  private static final String FILE = "/mail/config-v1.1.xml";

  private final Lab.Builder lab = Lab.builder();

  TrustWorld mx(String host) {
    lab.record(DOMAIN, "MX", "10 " + host + ".").host(host);
    return this;
  }

  /** Publishes an SRV record; the target gets an address of the lab if it has none. */
  TrustWorld srv(String label, int port, String target) {
    lab.record(label + "._tcp." + DOMAIN, "SRV", "0 1 " + port + " " + target + ".").host(target);
    return this;
  }

  /** Publishes a clientConfig file at the domain's autoconfig host. */
  TrustWorld autoconfig(String imap, String smtp) {
    lab.document("autoconfig." + DOMAIN, FILE, document(imap, smtp));
    return this;
  }

  /** Redirects from the domain's autoconfig host to a file at another. */
  TrustWorld autoconfigAt(String host, String imap, String smtp) {
    lab.document("autoconfig." + DOMAIN, FILE, LabResponse.redirect("https://" + host + FILE))
        .document(host, FILE, document(imap, smtp));
    return this;
  }

  Lab.Builder lab() {
    return lab;
  }

  private static LabResponse document(String imap, String smtp) {
    return LabResponse.xml(
        """
        <clientConfig version="1.1"><emailProvider id="%1$s"><domain>%1$s</domain>
          <incomingServer type="imap"><hostname>%2$s</hostname><port>993</port>
            <socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>
            <authentication>password-cleartext</authentication></incomingServer>
          <outgoingServer type="smtp"><hostname>%3$s</hostname><port>465</port>
            <socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>
            <authentication>password-cleartext</authentication></outgoingServer>
        </emailProvider></clientConfig>
        """
            .formatted(DOMAIN, imap, smtp));
  }

  /** Returns the settings, best first, each as a line of class, services and reasons. */
  List<String> lines() throws Exception {
    return settings().stream().map(LabEngine::line).toList();
  }

  /** Returns the settings, not proved. */
  List<RankedSettings> settings() throws Exception {
    return result().settings();
  }

  /** Returns the whole answer, not proved. */
  DiscoveryResult result() throws Exception {
    try (Lab open = lab.start();
        Mailscout mailscout = LabEngine.open(open)) {
      return mailscout.discover(mailscout.request("jane@" + DOMAIN).verify(false).build());
    }
  }

  /** Returns the settings, proved where the lab's range is as private as it is elsewhere. */
  List<RankedSettings> settingsOfAPrivateNetwork() throws Exception {
    try (Lab open = lab.start();
        Mailscout mailscout = LabEngine.builder(open).route(privately(open)).build()) {
      return mailscout.discover("jane@" + DOMAIN).settings();
    }
  }

  private static Route privately(Lab lab) {
    return new Route() {
      @Override
      public InetSocketAddress to(InetAddress address, int port) {
        return lab.route(address, port).orElseThrow();
      }

      @Override
      public boolean isPublic(InetAddress address) {
        return false;
      }
    };
  }
}
