package org.mailscout.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.Provenance;

/**
 * One question on its way: what it may use, and where it tells of its progress.
 *
 * <p>Made by the engine, one for each question. Adapters call it from any thread.
 */
public interface Call {

  /** Returns what the caller allows; the adapters enforce address ranges, http and redirects. */
  Policy policy();

  /** Returns when the question must be over; an adapter applies its own cap of Limits as well. */
  Deadline deadline();

  /** Returns the address's own domain. */
  Domain domain();

  /**
   * Returns the address, for URLs with its placeholder; empty where only a domain was asked for.
   */
  Optional<EmailAddress> address();

  /** Returns whether a host may be asked at all by whoever asks. */
  boolean mayAsk(Host host);

  /**
   * Tells that a step begins, such as {@code connect 192.0.2.1:443}; the step before it ends.
   * Counts as movement.
   */
  void step(String what);

  /** Tells that bytes have moved. */
  void moved();

  /**
   * Tells how long a round trip took.
   *
   * @param connected true for a TCP or TLS handshake, false for DNS
   */
  void roundTrip(Duration time, boolean connected);

  /**
   * Registers what must be closed when the question is cancelled; closes it at once if it is
   * already.
   *
   * @return to be called when there is nothing left to close
   */
  Runnable onCancel(AutoCloseable resource);

  /**
   * Waits for a place for one more connection to the address, within the bounds of Limits for one
   * discovery; called before each connection that is begun.
   *
   * @return to be called once when that connection is closed or was never made
   * @throws LookupException if the discovery may begin no more connections of this kind
   * @throws InterruptedException if the thread is interrupted or the call cancelled
   */
  Runnable admit(InetAddress address) throws LookupException, InterruptedException;

  /**
   * Tells that an admitted connection never left this machine, which has no way to the address: it
   * does not count. Its place is still to be given back.
   */
  void neverLeft();

  /**
   * Tells that a mail server has proved to be there, and that what it offers is still being asked
   * for; at most once, before the answer.
   *
   * @param soFar names no capabilities
   */
  void greeted(ProbeAnswer soFar);

  /** Returns whether the question is cancelled. */
  boolean isCancelled();

  /** Makes the provenance of the answer, to be called once, when the answer is there. */
  Provenance provenance(String source, Channel channel);

  /** Returns the call that this one is a part of, such as of its look-up of a name; else itself. */
  default Call whole() {
    return this;
  }

  /** Tells that an address that is not public was connected to, for {@code private-address}. */
  void privateAddress(Host host);
}
