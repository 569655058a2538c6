package org.mailscout.network;

import java.io.IOException;
import java.util.List;
import org.mailscout.api.Authentication;
import org.mailscout.api.Security;

/**
 * What a client says to a mail server to learn what it offers, up to the sign-in and never further.
 *
 * <p>Stateless; safe for use by many threads.
 */
interface MailDialog {

  /** Returns the names registered for TLS's ALPN; empty if there is none. */
  List<String> alpn();

  /** Returns the label in SRV records, such as {@code _imaps}. */
  String srvService(Security security);

  /**
   * Reads the greeting.
   *
   * @return the capabilities that it holds; empty if it names none
   * @throws ProbeFailure if it is no greeting of the protocol, or the server declines
   */
  List<String> greeting(Conversation server) throws IOException, ProbeFailure;

  /**
   * Asks for TLS; on return the handshake is the next thing on the connection.
   *
   * @param greeted the capabilities of the greeting
   * @throws ProbeFailure with {@link org.mailscout.api.Reason#TLS} if there is no TLS to be had
   */
  void startTls(Conversation server, List<String> greeted) throws IOException, ProbeFailure;

  /** Asks for the capabilities; empty if the server knows no such question. */
  List<String> capabilities(Conversation server) throws IOException, ProbeFailure;

  /** Learns the capabilities anew after STARTTLS; those from before may be anybody's. */
  default List<String> capabilitiesUnderTls(Conversation server) throws IOException, ProbeFailure {
    return capabilities(server);
  }

  /** Returns the kinds of sign-in that these capabilities offer, in the order of Mechanisms. */
  List<Authentication> authentication(List<String> capabilities);

  /** Sends the word of leave; its answer is not waited for. */
  void leave(Conversation server) throws IOException;
}
