package org.mailscout.network;

import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Url;

/**
 * The ports of other services, which nobody shall make us speak to, nor name to a user.
 *
 * <p>Those that browsers refuse. The ones of mail among them are for mail, and 25 for submission
 * alone, since some providers still name it.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#port-blocking">Fetch, port blocking</a>
 */
public final class ForbiddenPorts {

  private static final int SMTP = 25;
  private static final Set<Integer> MAIL = Set.of(SMTP, 110, 143, 465, 587, 993, 995, 4190);
  private static final Set<Integer> OTHERS =
      Set.of(
          1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102,
          103, 104, 109, 111, 113, 115, 117, 119, 123, 135, 137, 139, 161, 179, 389, 427, 512, 513,
          514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 601, 636, 989, 990, 1719, 1720,
          1723, 2049, 3659, 4045, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
          10080);

  private ForbiddenPorts() {}

  /** Returns what objects to this endpoint for this protocol; empty if nothing. */
  public static Optional<String> objectionTo(Endpoint endpoint, Protocol protocol) {
    Port port = endpoint.port();
    boolean forbidden =
        port.number() == SMTP
            ? !protocol.equals(Protocol.SUBMISSION)
            : protocol.usesUrl() && MAIL.contains(port.number());
    return objection(port, forbidden);
  }

  /** Returns what objects to asking this URL; empty if nothing. */
  static Optional<String> objectionTo(Url url) {
    return objection(url.port(), MAIL.contains(url.port().number()));
  }

  private static Optional<String> objection(Port port, boolean forbidden) {
    return forbidden || OTHERS.contains(port.number())
        ? Optional.of("port " + port + " is another service's")
        : Optional.empty();
  }
}
