package org.mailscout.strategy.fuzzy;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailscout.api.Host;

/** The outgoing hosts that an incoming host's name suggests. */
final class Suggestions {

  private static final Map<String, String> OUTGOING =
      Map.ofEntries(
          Map.entry("imap", "smtp"),
          Map.entry("imap4", "smtp"),
          Map.entry("imaps", "smtps"),
          Map.entry("imapmail", "smtp"),
          Map.entry("pop", "smtp"),
          Map.entry("pop3", "smtp"),
          Map.entry("pops", "smtps"),
          Map.entry("popmail", "smtp"),
          Map.entry("in", "out"),
          Map.entry("secureimap", "securesmtp"),
          Map.entry("securepop", "securesmtp"));

  private Suggestions() {}

  /**
   * Returns the outgoing hosts, likeliest first: the counterpart where the label names the incoming
   * protocol (measured on the ISP database, it is right three times as often), else the same host.
   */
  static List<Host> of(Host incoming) {
    int dot = incoming.name().indexOf('.');
    Optional<Host> counterpart =
        Optional.ofNullable(OUTGOING.get(incoming.name().substring(0, dot)))
            .flatMap(label -> Host.parse(label + incoming.name().substring(dot)));
    return Stream.concat(counterpart.stream(), Stream.of(incoming)).toList();
  }

  /** Returns the best of the proved outgoing servers: what the mailbox suggests, then by rank. */
  static Optional<Chain> best(List<Chain> outgoing, Host mailbox) {
    List<Host> suggested = of(mailbox);
    return outgoing.stream()
        .filter(chain -> chain.proved().isPresent())
        .min(comparingInt(chain -> chain.provedCost() - bonus(suggested, chain)));
  }

  /** Returns whether an outgoing server that is being asked would be better than this one. */
  static boolean mayBeBetter(List<Chain> outgoing, Host mailbox, Chain best) {
    List<Host> suggested = of(mailbox);
    int reached = best.provedCost() - bonus(suggested, best);
    return outgoing.stream()
        .anyMatch(chain -> chain.isOpen() && chain.openCost() - bonus(suggested, chain) < reached);
  }

  private static int bonus(List<Host> suggested, Chain chain) {
    int place = suggested.indexOf(chain.host());
    return place < 0 ? 0 : 2_000 - place * 1_000;
  }
}
