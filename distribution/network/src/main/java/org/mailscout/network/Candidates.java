package org.mailscout.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.RecordType;

/**
 * The addresses of a host that may be connected to, in the order to try them: families in turn,
 * IPv6 first.
 */
final class Candidates {

  private static final int MOST_TRIED = 8;

  private final Host host;
  private final Call call;
  private final Route route;
  private final Deque<IpAddress> six = new ArrayDeque<>();
  private final Deque<IpAddress> four = new ArrayDeque<>();
  private final Set<IpAddress> seen = new HashSet<>();
  private final Set<RecordType> answered = new HashSet<>();
  private boolean noSuchName;
  private boolean sixWasLast;
  private int handedOut;
  private Optional<Failure> forbidden = Optional.empty();
  private Optional<Failure> unasked = Optional.empty();

  Candidates(Host host, Call call, Route route) {
    this.host = host;
    this.call = call;
    this.route = route;
  }

  /** Takes the addresses of an answer that may be connected to, and notes why others may not. */
  void add(DnsAnswer answer) {
    answered.add(answer.question().type());
    if (answer.failure().isPresent()) {
      unasked = answer.failure();
      return;
    }
    noSuchName |= !answer.nameExists();
    for (IpAddress address : answer.addresses()) {
      if (!seen.add(address)) {
        continue;
      }
      Optional<String> objection = objectionTo(address);
      if (objection.isPresent()) {
        String message = host + ": " + objection.get();
        call.step("leave out " + message);
        forbidden = Optional.of(new Failure(Reason.FORBIDDEN_BY_POLICY, message));
      } else if (seen.size() <= 4 * MOST_TRIED) {
        (address.isIpv4() ? four : six).add(address);
      }
    }
  }

  /** Takes note that no further address may be tried, and why. */
  void refuse(Failure why) {
    forbidden = Optional.of(why);
    handedOut = MOST_TRIED;
  }

  private Optional<String> objectionTo(IpAddress address) {
    return switch (AddressRanges.kindOf(address)) {
      case FORBIDDEN -> Optional.of(address + " is no address to connect to");
      case PRIVATE ->
          call.policy().publicOnly() && !route.isPublic(inet(address))
              ? Optional.of(address + " is not a public address")
              : Optional.empty();
      case PUBLIC -> Optional.empty();
    };
  }

  /** Returns whether the address is neither public nor counts as such. */
  boolean isPrivate(IpAddress address) {
    return AddressRanges.kindOf(address) != AddressRanges.Kind.PUBLIC
        && !route.isPublic(inet(address));
  }

  /** Returns the address bound to the host's name, so that nothing looks the name up again. */
  InetAddress inet(IpAddress address) {
    try {
      return InetAddress.getByAddress(host.name(), address.bytes());
    } catch (UnknownHostException e) {
      throw new AssertionError("an address of 4 or 16 bytes", e);
    }
  }

  /** Returns whether there is an address left to try. */
  boolean hasNext() {
    return handedOut < MOST_TRIED && !(six.isEmpty() && four.isEmpty());
  }

  /** Returns the next address; there must be one. */
  IpAddress next() {
    // RFC 8305 §4: the families take turns.
    boolean takeSix = four.isEmpty() || (!sixWasLast && !six.isEmpty());
    sixWasLast = takeSix;
    handedOut++;
    return (takeSix ? six : four).remove();
  }

  /** Returns whether connecting need not wait for IPv6 addresses any more. */
  boolean knowsSix() {
    return noSuchName || answered.contains(RecordType.AAAA);
  }

  /** Returns whether DNS has said all that it will. */
  boolean isComplete() {
    return noSuchName || answered.size() == 2;
  }

  /** Returns whether the policy forbade some address. */
  boolean leftOut() {
    return forbidden.isPresent();
  }

  /** Returns why there was no address to try. */
  Failure noAddress() {
    return forbidden
        .or(() -> noSuchName ? Optional.empty() : unasked.map(this::named))
        .orElseGet(
            () ->
                new Failure(
                    Reason.UNREACHABLE,
                    host + (noSuchName ? ": no such name" : ": no address"),
                    true));
  }

  private Failure named(Failure dns) {
    return new Failure(dns.reason(), host + ": " + dns.message(), dns.nothingThere());
  }
}
