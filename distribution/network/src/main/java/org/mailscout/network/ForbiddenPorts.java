package org.mailscout.network;

import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;

/**
 * The ports of other services, which nobody shall make us speak to.
 *
 * <p>Those that browsers refuse, but for the ones of mail; 25 is for submission alone, since some
 * providers still name it.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#port-blocking">Fetch, port blocking</a>
 */
final class ForbiddenPorts {

  private static final int SMTP = 25;
  private static final Set<Integer> OTHERS =
      Set.of(
          1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
          103, 104, 109, 111, 113, 115, 117, 119, 123, 135, 137, 139, 161, 179, 389, 427, 512, 513,
          514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 601, 636, 989, 990, 1719, 1720,
          1723, 2049, 3659, 4045, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
          10080);

  private ForbiddenPorts() {}

  /** Returns what speaks against connecting to the port for this protocol; empty if nothing. */
  static Optional<String> objectionTo(Port port, Protocol protocol) {
    boolean forbidden =
        OTHERS.contains(port.number())
            || (port.number() == SMTP && !protocol.equals(Protocol.SUBMISSION));
    return forbidden ? Optional.of("port " + port + " is another service's") : Optional.empty();
  }
}
