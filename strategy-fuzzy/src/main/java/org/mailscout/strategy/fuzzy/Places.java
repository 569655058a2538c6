package org.mailscout.strategy.fuzzy;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;

/**
 * Which addresses are being asked, and which ports of theirs are closed.
 *
 * <p>Many names often stand for one machine. It is connected to twice at once at most, so what is
 * begun there must be what is wanted first: one incoming server and one outgoing. And where it has
 * refused a port under one name, it would do so under another.
 */
final class Places {

  // As Limits has it: a third connection would wait for one of the two, whichever it is.
  private static final int AT_ONCE = 2;

  private record Closed(Set<IpAddress> addresses, int port) {}

  private final Map<ProbeQuestion, Set<IpAddress>> open = new HashMap<>();
  private final Set<Closed> closed = new HashSet<>();

  /** Returns whether one more connection there would begin at once, and does not come too early. */
  boolean hasPlace(Protocol protocol, Set<IpAddress> addresses) {
    long all = 0;
    long incoming = 0;
    for (Map.Entry<ProbeQuestion, Set<IpAddress>> one : open.entrySet()) {
      if (!Collections.disjoint(one.getValue(), addresses)) {
        all++;
        incoming += isIncoming(one.getKey().protocol()) ? 1 : 0;
      }
    }
    return all < AT_ONCE && (incoming == 0 || !isIncoming(protocol));
  }

  /** Returns whether the port has been refused there already. */
  boolean isClosed(ProbeQuestion question, Set<IpAddress> addresses) {
    return closed.contains(new Closed(addresses, question.endpoint().port().number()));
  }

  void began(ProbeQuestion question, Set<IpAddress> addresses) {
    open.put(question, addresses);
  }

  void answered(ProbeAnswer answer) {
    Set<IpAddress> addresses = open.remove(answer.question());
    boolean refused = answer.failure().filter(Places::isRefusal).isPresent();
    if (refused && addresses != null && !addresses.isEmpty()) {
      closed.add(new Closed(addresses, answer.question().endpoint().port().number()));
    }
  }

  private static boolean isRefusal(Failure failure) {
    return failure.reason().equals(Reason.UNREACHABLE) && failure.nothingThere();
  }

  private static boolean isIncoming(Protocol protocol) {
    return !protocol.equals(Protocol.SUBMISSION);
  }
}
