package org.mailscout.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.MailscoutBuilder;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabAddress;
import org.mailscout.lab.LabFile;
import org.mailscout.network.Route;

/**
 * An engine, and the lab that it asks in place of the internet if it does.
 *
 * @param engine the engine
 * @param lab the embedded lab
 * @param file how to join the lab, embedded or not
 */
record LabbedEngine(Mailscout engine, Optional<Lab> lab, Optional<LabFile> file)
    implements AutoCloseable {

  static LabbedEngine without(Mailscout engine) {
    return new LabbedEngine(engine, Optional.empty(), Optional.empty());
  }

  /** Opens an engine that asks the lab of this file, or an embedded one where it is empty. */
  static LabbedEngine open(MailscoutBuilder builder, List<X509Certificate> anchors, String file)
      throws UsageException {
    Optional<Lab> embedded = file.isEmpty() ? Optional.of(Lab.start()) : Optional.empty();
    LabFile lab = embedded.isPresent() ? embedded.get().file() : read(file);
    List<X509Certificate> trusted = new ArrayList<>(anchors);
    trusted.add(lab.authority());
    builder.resolvers(List.of(lab.dns())).trustAnchors(trusted).route(route(lab));
    return new LabbedEngine(EngineOptions.build(builder), embedded, Optional.of(lab));
  }

  /** Returns what the lab knows; nothing without a lab. */
  List<LabAddress> addresses() {
    return file.map(LabFile::addresses).orElse(List.of());
  }

  private static LabFile read(String file) throws UsageException {
    try {
      return LabFile.read(Path.of(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("--lab " + file + ": not the file of a running lab", e);
    }
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

  @Override
  public void close() {
    engine.close();
    lab.ifPresent(Lab::close);
  }
}
