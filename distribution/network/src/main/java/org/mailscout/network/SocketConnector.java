package org.mailscout.network;

import java.io.IOException;
import java.net.Socket;
import java.nio.channels.Selector;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Reason;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.Limits;

/**
 * Connects to a host by its name, whichever of its addresses answers first, within the policy.
 *
 * <p>Safe for use by many threads; each race runs on its caller's.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8305">RFC 8305, Happy Eyeballs</a>
 */
final class SocketConnector {

  private final DnsClient dns;
  private final Route route;
  private final Limits limits;

  SocketConnector(DnsClient dns, Route route, Limits limits) {
    this.dns = dns;
    this.route = route;
    this.limits = limits;
  }

  /**
   * Connects.
   *
   * @return connected, in blocking mode, with TCP_NODELAY; closing it gives its place back
   * @throws ConnectFailure if no address was reached or the policy allows none
   * @throws InterruptedException if the thread is interrupted or the call cancelled
   */
  Socket connect(Host host, Port port, Call call) throws ConnectFailure, InterruptedException {
    return track(host, port, call);
  }

  TrackedSocket track(Host host, Port port, Call call) throws ConnectFailure, InterruptedException {
    try (Selector selector = Selector.open();
        LookupCall lookup = new LookupCall(call)) {
      Candidates candidates = new Candidates(host, call, route);
      AddressAnswers answers = new AddressAnswers(selector::wakeup);
      answers.ask(host, dns, lookup);
      Runnable uncancel = call.onCancel(selector::wakeup);
      try (ConnectRace race = new ConnectRace(host, port, call, route, limits, selector)) {
        return race.run(candidates, answers, lookup);
      } finally {
        uncancel.run();
      }
    } catch (IOException e) {
      throw new ConnectFailure(Reason.UNREACHABLE, host + ": " + e.getMessage());
    }
  }

  /**
   * Checks the host's addresses without connecting, for those who connect through a proxy.
   *
   * @throws ConnectFailure if the policy allows none of them, or there is none
   */
  void check(Host host, Call call) throws ConnectFailure, InterruptedException {
    Candidates candidates = new Candidates(host, call, route);
    Semaphore arrived = new Semaphore(0);
    AddressAnswers answers = new AddressAnswers(arrived::release);
    Deadline deadline = call.deadline().sooner(limits.dnsTime());
    try (LookupCall lookup = new LookupCall(call)) {
      answers.ask(host, dns, lookup);
      while (!candidates.isComplete()) {
        if (!arrived.tryAcquire(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
          throw new ConnectFailure(Reason.TIMEOUT, host + ": no address in time");
        }
        DnsAnswer answer = answers.poll();
        if (answer != null) {
          candidates.add(answer);
        }
      }
    }
    if (!candidates.hasNext() || candidates.leftOut()) {
      throw new ConnectFailure(candidates.noAddress());
    }
  }
}
