package org.mailscout.strategy.fuzzy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;

/** The likely names of mail servers, from the data file beside this class. */
final class Candidates {

  private static final String FILE = "candidates.txt";

  private Candidates() {}

  /**
   * One line of the file.
   *
   * @param label what stands before the domain; {@code @} for the domain itself
   */
  private record Line(Protocol protocol, String label, List<Door> doors) {}

  /** A port with its protection. */
  record Door(Port port, Security security) {
    Endpoint at(Host host) {
      return Endpoint.of(host, port, security);
    }
  }

  // Read at the first guess: most discoveries never come to it.
  private static final class Data {
    static final List<Line> LINES = read();
  }

  /** Returns the chains of attempts at a domain's own names, likeliest first, for a protocol. */
  static List<Chain> of(Domain domain, Protocol protocol) {
    List<Chain> chains = new ArrayList<>();
    for (Line line : Data.LINES) {
      if (line.protocol().equals(protocol)) {
        host(line.label(), domain)
            .map(host -> new Chain(protocol, host, line.doors(), chains.size() * 10))
            .ifPresent(chains::add);
      }
    }
    return chains;
  }

  /** Returns the ports of the likeliest name. */
  static List<Door> doors(Protocol protocol) {
    return Data.LINES.stream()
        .filter(line -> line.protocol().equals(protocol))
        .findFirst()
        .map(Line::doors)
        .orElseThrow();
  }

  private static Optional<Host> host(String label, Domain domain) {
    return Host.parse(label.equals("@") ? domain.name() : label + "." + domain.name());
  }

  private static List<Line> read() {
    try (InputStream in = Candidates.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("missing: " + FILE);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line(List.of(line.split(" ", -1))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(List<String> words) {
    return new Line(
        new Protocol(words.get(0)),
        words.get(1),
        words.subList(2, words.size()).stream().map(Candidates::door).toList());
  }

  private static Door door(String text) {
    int slash = text.indexOf('/');
    return new Door(
        Port.parse(text.substring(0, slash)).orElseThrow(),
        new Security(text.substring(slash + 1, text.indexOf('='))));
  }
}
