package org.mailscout.checks;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.mailscout.api.Service;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.RankedSettings;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabResponse;
import org.mailscout.network.Route;

/** Engines of all our modules that ask a lab in place of the internet, and what labs publish. */
final class InLab {

  private InLab() {}

  static Mailscout open(Lab lab) {
    return Mailscout.builder()
        .resolvers(List.of(lab.dns()))
        .trustAnchors(List.of(lab.authority()))
        .route(
            new Route() {
              @Override
              public InetSocketAddress to(InetAddress address, int port) {
                return lab.route(behind(address), port)
                    .orElseGet(() -> new InetSocketAddress(address, port));
              }

              @Override
              public boolean isPublic(InetAddress address) {
                return lab.covers(address);
              }
            })
        .build();
  }

  /** Lets 10.18.0.1, a private address, lead to the lab's host of 198.18.0.1, and so on. */
  private static InetAddress behind(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != 4 || bytes[0] != 10 || bytes[1] != 18) {
      return address;
    }
    bytes[0] = (byte) 198;
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new AssertionError("four bytes are an address", e);
    }
  }

  /** Returns the class, the services and the reasons to confirm in one line. */
  static String line(RankedSettings ranked) {
    StringBuilder line = new StringBuilder(ranked.trust().id());
    for (Service service : ranked.settings().services()) {
      line.append(' ').append(service.protocol()).append(' ').append(service.endpoint());
    }
    return line.append(' ').append(ranked.confirmation().because()).toString();
  }

  /** Returns a clientConfig file for a domain whose servers are at another. */
  static LabResponse config(String domain, String at) {
    return LabResponse.xml(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <clientConfig version="1.1"><emailProvider id="%1$s"><domain>%1$s</domain>
        <incomingServer type="imap"><hostname>imap.%2$s</hostname><port>993</port>
        <socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>
        <authentication>password-cleartext</authentication></incomingServer>
        <outgoingServer type="smtp"><hostname>smtp.%2$s</hostname><port>465</port>
        <socketType>SSL</socketType><username>%%EMAILADDRESS%%</username>
        <authentication>password-cleartext</authentication></outgoingServer>
        </emailProvider></clientConfig>
        """
            .formatted(domain, at));
  }
}
