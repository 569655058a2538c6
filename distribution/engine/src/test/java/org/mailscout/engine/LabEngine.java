package org.mailscout.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.mailscout.api.Service;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabFile;
import org.mailscout.network.Route;

/** Engines that ask a lab in place of the internet. */
final class LabEngine {

  private LabEngine() {}

  static Mailscout open(Lab lab) {
    return builder(lab).build();
  }

  static MailscoutBuilder builder(Lab lab) {
    return builder(lab.file());
  }

  static MailscoutBuilder builder(LabFile lab) {
    return Mailscout.builder()
        .resolvers(List.of(lab.dns()))
        .trustAnchors(List.of(lab.authority()))
        .route(route(lab));
  }

  private static Route route(LabFile lab) {
    return new Route() {
      @Override
      public InetSocketAddress to(InetAddress address, int port) {
        return lab.route(address, port).orElseGet(() -> new InetSocketAddress(address, port));
      }

      @Override
      public boolean isPublic(InetAddress address) {
        return lab.covers(address);
      }
    };
  }

  /** Returns the class, the services and the reasons to confirm in one line. */
  static String line(RankedSettings ranked) {
    StringBuilder line = new StringBuilder(ranked.trust().id());
    for (Service service : ranked.settings().services()) {
      line.append(' ').append(service.protocol()).append(' ').append(service.endpoint());
    }
    return line.append(' ').append(ranked.confirmation().because()).toString();
  }
}
