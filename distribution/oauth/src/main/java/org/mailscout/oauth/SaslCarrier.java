package org.mailscout.oauth;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.network.MailConnection;

/** How a protocol carries a SASL exchange: its command, its challenges, and its last word. */
interface SaslCarrier {

  /** What the server says. */
  record Reply(Kind kind, String text) {

    enum Kind {
      /** A challenge, in base64. */
      CHALLENGE,
      /** Signed in. */
      DONE,
      /** Not signed in: the credential is wrong, or not enough. */
      REFUSED,
      /** Not signed in: the server is in trouble. */
      TROUBLE
    }
  }

  /** Returns the mechanisms among the server's capabilities, in upper case. */
  List<String> mechanisms(List<String> capabilities);

  /** Begins the exchange, with the initial response in base64 where there is one that fits. */
  void begin(MailConnection server, String mechanism, Optional<String> initial)
      throws LookupException, InterruptedException;

  /** Returns whether an initial response so long can be sent with the command. */
  boolean takesInitial(MailConnection server, String initial);

  /** Reads what the server says next. */
  Reply next(MailConnection server) throws LookupException, InterruptedException;
}
