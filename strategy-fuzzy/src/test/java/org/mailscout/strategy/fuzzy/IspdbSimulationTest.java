package org.mailscout.strategy.fuzzy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Security;
import org.mailscout.api.Settings;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.RecordType;
import org.mailscout.testkit.RecordingFindings;
import org.mailscout.testkit.Scenario;

/**
 * How many providers' servers guessing finds, and with how many connections, where nothing is
 * published but the servers themselves.
 *
 * <p>The files of the ISP database are not part of the project; without the folder it is skipped.
 */
final class IspdbSimulationTest {

  private static final Set<Integer> PORTS = Set.of(143, 993, 465, 587);

  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);

  private record World(Domain domain, Set<Endpoint> imap, Set<Endpoint> smtp) {}

  @Test
  void findsBothServersOfMostProvidersWithFewConnections() throws Exception {
    List<World> worlds = new ArrayList<>();
    Optional<Path> folder = folder();
    assumeThat(folder).as("the files of the ISP database are not here").isPresent();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.get(), "*.xml")) {
      for (Path file : files) {
        read(file).ifPresent(worlds::add);
      }
    }
    int right = 0;
    List<Integer> connections = new ArrayList<>();
    for (World world : worlds) {
      Scenario scenario = scenario(world);
      RecordingFindings findings = scenario.discover(new FuzzyStrategy());
      connections.add(scenario.context().prober().asked().size());
      if (isRight(world, findings.settings())) {
        right++;
      }
    }
    connections.sort(null);
    int median = connections.get(connections.size() / 2);
    int most = connections.get(connections.size() - 1);
    System.out.printf(
        Locale.ROOT,
        "guessing: %d of %d right, connections: median %d, most %d%n",
        right,
        worlds.size(),
        median,
        most);

    assertThat(right * 68).isGreaterThanOrEqualTo(40 * worlds.size());
    assertThat(median).isLessThanOrEqualTo(10);
    assertThat(most).isLessThanOrEqualTo(32);
  }

  private static boolean isRight(World world, List<Settings> reported) {
    if (reported.isEmpty()) {
      return false;
    }
    Settings last = reported.get(reported.size() - 1);
    return world.imap().contains(last.mailbox().orElseThrow().endpoint())
        && last.submission().filter(s -> world.smtp().contains(s.endpoint())).isPresent();
  }

  private static Scenario scenario(World world) {
    Scenario scenario = Scenario.of(world.domain().name());
    scenario
        .context()
        .dns()
        .with(
            DnsQuestion.mx(world.domain()),
            DnsRecords.ofExchanges(
                List.of(new MxRecord(10, Optional.of(world.domain().host("mx"))))));
    Set<Endpoint> all = new HashSet<>(world.imap());
    all.addAll(world.smtp());
    List<Host> hosts = all.stream().map(Endpoint::host).distinct().toList();
    for (Endpoint endpoint : all) {
      byte machine = (byte) (1 + hosts.indexOf(endpoint.host()));
      scenario
          .context()
          .dns()
          .with(
              DnsQuestion.of(endpoint.host(), RecordType.A),
              DnsRecords.ofAddresses(List.of(IpAddress.of(new byte[] {10, 79, 0, machine}))));
      scenario.context().prober().with(endpoint, ProbeAnswer.Findings.NONE);
    }
    return scenario;
  }

  private static Optional<Path> folder() {
    // A worktree may lie one level deeper than the project beside which the folder stands.
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path folder = at.resolve("shared/ispdb");
      if (Files.isDirectory(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  // The files are simple enough to be read by patterns, and no XML parser is on this module's path.
  private static Optional<World> read(Path file) throws IOException {
    String document = COMMENT.matcher(Files.readString(file)).replaceAll("");
    Domain domain = Domain.of(text(document, "domain"));
    Set<Endpoint> imap = servers(document, "incomingServer", "imap", domain);
    Set<Endpoint> smtp = servers(document, "outgoingServer", "smtp", domain);
    return imap.isEmpty() || smtp.isEmpty()
        ? Optional.empty()
        : Optional.of(new World(domain, imap, smtp));
  }

  private static Set<Endpoint> servers(String document, String name, String type, Domain domain) {
    Set<Endpoint> found = new HashSet<>();
    Pattern section =
        Pattern.compile(
            "<" + name + "\\s+type=\"" + type + "\"\\s*>(.*?)</" + name + ">", Pattern.DOTALL);
    section
        .matcher(document)
        .results()
        .map(result -> result.group(1))
        .forEach(server -> server(server, domain).ifPresent(found::add));
    return found;
  }

  private static Optional<Endpoint> server(String section, Domain domain) {
    String host =
        text(section, "hostname").toLowerCase(Locale.ROOT).replace("%emaildomain%", domain.name());
    String security = text(section, "socketType");
    Optional<Port> port = Port.parse(text(section, "port"));
    boolean isProtected = security.equals("SSL") || security.equals("STARTTLS");
    if (!isProtected || port.filter(p -> PORTS.contains(p.number())).isEmpty()) {
      return Optional.empty();
    }
    Security kind = security.equals("SSL") ? Security.TLS : Security.STARTTLS;
    return Optional.of(Endpoint.of(Host.of(host), port.get(), kind));
  }

  private static String text(String document, String name) {
    Matcher element =
        Pattern.compile("<" + name + ">\\s*([^<]*?)\\s*</" + name + ">").matcher(document);
    return element.find() ? element.group(1) : "";
  }
}
