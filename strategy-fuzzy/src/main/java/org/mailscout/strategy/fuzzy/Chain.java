package org.mailscout.strategy.fuzzy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;
import org.mailscout.api.network.Provenance;

/** The attempts at one host for one protocol: TLS first, STARTTLS where that failed. */
final class Chain {

  private final Protocol protocol;
  private final Host host;
  private final List<Candidates.Door> doors;
  private final int rank;
  private final int step;
  private final List<Provenance> because = new ArrayList<>();
  private final List<Candidates.Door> open = new ArrayList<>();
  private int tried;
  private Optional<ProbeAnswer> proved = Optional.empty();

  Chain(Protocol protocol, Host host, List<Candidates.Door> doors, int rank) {
    this.protocol = protocol;
    this.host = host;
    this.doors = doors;
    this.rank = rank;
    // The data: STARTTLS at the likeliest name is likelier than TLS at the next for outgoing
    // servers, and less likely for incoming ones.
    this.step = protocol.equals(Protocol.SUBMISSION) ? 5 : 15;
  }

  Chain because(Provenance provenance) {
    because.add(provenance);
    return this;
  }

  Protocol protocol() {
    return protocol;
  }

  Host host() {
    return host;
  }

  int rank() {
    return rank;
  }

  boolean isStarted() {
    return tried > 0;
  }

  boolean isOpen() {
    return !open.isEmpty();
  }

  /** Returns how many attempts are under way. */
  int open() {
    return open.size();
  }

  /** Returns the next attempt, or empty if there is none left. */
  Optional<ProbeQuestion> next() {
    return proved.isPresent() || tried == doors.size()
        ? Optional.empty()
        : Optional.of(ProbeQuestion.of(protocol, doors.get(tried).at(host)));
  }

  /** Returns the place of the next attempt, the lower the likelier. */
  int nextRank() {
    return rank + tried * step;
  }

  /** Notes that the next attempt has begun. */
  void begin() {
    open.add(doors.get(tried));
    tried++;
  }

  /** Notes that the next attempt is known to be vain. */
  void skip() {
    tried++;
  }

  void answered(ProbeAnswer answer) {
    open.removeIf(door -> door.at(host).equals(answer.question().endpoint()));
    if (answer.isProved()) {
      greeted(answer);
    } else {
      proved = proved.filter(soFar -> !soFar.question().equals(answer.question()));
    }
  }

  /** Takes what a server has shown so far as the proof. */
  void greeted(ProbeAnswer soFar) {
    if (proved.isEmpty() || cost(soFar) <= provedCost()) {
      proved = Optional.of(soFar);
    }
  }

  Optional<ProbeAnswer> proved() {
    return proved;
  }

  /** Returns what the answer rests on: what named the host, then the proof. */
  List<Provenance> restsOn() {
    List<Provenance> all = new ArrayList<>(because);
    proved.map(ProbeAnswer::provenance).ifPresent(all::add);
    return all;
  }

  /** Returns the place of what is proved, the lower the better; TLS always before STARTTLS. */
  int provedCost() {
    return proved.map(this::cost).orElse(Integer.MAX_VALUE);
  }

  /** Returns the place of the best that is still open. */
  int openCost() {
    return open.stream().mapToInt(door -> cost(door.security())).min().orElse(Integer.MAX_VALUE);
  }

  private int cost(ProbeAnswer answer) {
    return cost(answer.question().endpoint().security());
  }

  private int cost(Security security) {
    return rank + (security.equals(Security.TLS) ? 0 : 10_000);
  }
}
