package org.mailscout.checks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.mailscout.engine.DiscoveryResult;
import org.mailscout.engine.Mailscout;
import org.mailscout.lab.LabFile;
import org.mailscout.network.Route;

/**
 * A process that joins a lab, says how much heap is in use once it has discovered something, and
 * then meets one hostile domain after the other.
 */
final class HostileDiscoveries {

  private HostileDiscoveries() {}

  public static void main(String[] arguments) throws Exception {
    try (Mailscout mailscout = open(LabFile.read(Path.of(arguments[0])))) {
      for (int warm = 0; warm < 3; warm++) {
        mailscout.discover("jane@good.example");
      }
      System.out.println("idle " + used());
      for (String domain : List.of(arguments).subList(1, arguments.length)) {
        DiscoveryResult result = mailscout.discover("jane@" + domain);
        String first =
            result.settings().isEmpty() ? "nothing" : InLab.line(result.settings().get(0));
        System.out.println(domain + " " + first + " " + result.elapsed().toMillis());
      }
    }
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int run = 0; run < 5; run++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }

  private static Mailscout open(LabFile lab) throws IOException {
    return Mailscout.builder()
        .resolvers(List.of(lab.dns()))
        .trustAnchors(List.of(lab.authority()))
        .route(
            new Route() {
              @Override
              public InetSocketAddress to(InetAddress address, int port) {
                return lab.route(address, port)
                    .orElseGet(() -> new InetSocketAddress(address, port));
              }

              @Override
              public boolean isPublic(InetAddress address) {
                return lab.covers(address);
              }
            })
        .build();
  }
}
