package org.mailscout.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Reason;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.Limits;

/**
 * One race of TCP connects over the addresses of a host, as they become known; the first that
 * stands wins.
 */
final class ConnectRace implements AutoCloseable {

  // RFC 8305 §8 recommends both.
  private static final Duration RESOLUTION_DELAY = Duration.ofMillis(50);
  private static final Duration ATTEMPT_DELAY = Duration.ofMillis(250);

  private record Attempt(
      IpAddress address, SocketChannel channel, Runnable place, long startedAt) {}

  private final Host host;
  private final Port port;
  private final Call call;
  private final Route route;
  private final Limits limits;
  private final Selector selector;
  private final List<Attempt> running = new ArrayList<>();
  private Deadline deadline;
  private long nextStart = System.nanoTime();
  private boolean begun;
  private boolean refused;
  private @Nullable String lastFailure;

  ConnectRace(Host host, Port port, Call call, Route route, Limits limits, Selector selector) {
    this.host = host;
    this.port = port;
    this.call = call;
    this.route = route;
    this.limits = limits;
    this.selector = selector;
    this.deadline = call.deadline().sooner(limits.dnsTime().plus(limits.connectTime()));
  }

  /** Runs the race on this thread. */
  TrackedSocket run(Candidates candidates, AddressAnswers answers, AutoCloseable lookup)
      throws ConnectFailure, InterruptedException, IOException {
    while (true) {
      if (Thread.interrupted() || call.isCancelled()) {
        throw new InterruptedException("connect to " + host);
      }
      takeAnswers(candidates, answers);
      if (mayStart(candidates)) {
        start(candidates);
        continue;
      }
      if (running.isEmpty() && candidates.isComplete() && !candidates.hasNext()) {
        throw new ConnectFailure(lastFailure == null ? candidates.noAddress() : allFailed());
      }
      if (deadline.isExpired()) {
        throw new ConnectFailure(Reason.TIMEOUT, host + ":" + port + ": no connection in time");
      }
      selector.select(millisToWait(candidates));
      Attempt winner = finished();
      if (winner != null) {
        Closing.quietly(lookup);
        return handOver(winner, candidates);
      }
    }
  }

  private void takeAnswers(Candidates candidates, AddressAnswers answers) {
    for (DnsAnswer next = answers.poll(); next != null; next = answers.poll()) {
      candidates.add(next);
      if (!begun && candidates.hasNext() && !candidates.knowsSix()) {
        nextStart = System.nanoTime() + RESOLUTION_DELAY.toNanos();
      }
      if (!begun && candidates.knowsSix()) {
        nextStart = System.nanoTime();
      }
    }
  }

  private boolean mayStart(Candidates candidates) {
    return candidates.hasNext() && System.nanoTime() - nextStart >= 0 && !deadline.isExpired();
  }

  private void start(Candidates candidates) throws InterruptedException {
    IpAddress address = candidates.next();
    InetAddress inet = candidates.inet(address);
    Runnable place;
    try {
      place = call.admit(inet);
    } catch (LookupException e) {
      candidates.refuse(new Failure(e.reason(), host + ": " + e.getMessage()));
      return;
    }
    if (!begun) {
      begun = true;
      deadline = call.deadline().sooner(limits.connectTime());
    }
    nextStart = System.nanoTime() + ATTEMPT_DELAY.toNanos();
    call.step("connect " + shown(address));
    SocketChannel channel = null;
    try {
      channel = SocketChannel.open();
      running.add(new Attempt(address, channel, place, System.nanoTime()));
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      InetSocketAddress to = route.to(inet, port.number());
      boolean connected = channel.connect(to);
      channel.register(selector, connected ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT);
    } catch (IOException | UnsupportedAddressTypeException e) {
      if (!(e instanceof ConnectException)) {
        // No route, as to IPv6 on a machine that has none: nothing was sent.
        call.neverLeft();
      }
      failed(channel, place, address, e);
    }
  }

  private @Nullable Attempt finished() {
    for (SelectionKey key : selector.selectedKeys()) {
      Attempt attempt = attemptOf(key);
      try {
        if (attempt.channel().finishConnect()) {
          return attempt;
        }
      } catch (IOException e) {
        failed(attempt.channel(), attempt.place(), attempt.address(), e);
      }
    }
    selector.selectedKeys().clear();
    return null;
  }

  private Attempt attemptOf(SelectionKey key) {
    return running.stream().filter(a -> a.channel() == key.channel()).findFirst().orElseThrow();
  }

  private void failed(
      @Nullable SocketChannel channel, Runnable place, IpAddress address, Exception why) {
    refused |= why instanceof ConnectException && !isTimeout(why);
    lastFailure = shown(address) + ": " + why.getMessage();
    running.removeIf(attempt -> attempt.channel() == channel);
    if (channel != null) {
      Closing.quietly(channel);
    }
    place.run();
    nextStart = System.nanoTime();
  }

  // The system gives up before we do only where its own bound is below ours.
  private static boolean isTimeout(Exception why) {
    return String.valueOf(why.getMessage()).contains("timed out");
  }

  private Failure allFailed() {
    return new Failure(Reason.UNREACHABLE, host + ": " + lastFailure, refused);
  }

  private TrackedSocket handOver(Attempt winner, Candidates candidates) throws IOException {
    call.roundTrip(Duration.ofNanos(System.nanoTime() - winner.startedAt()), true);
    call.moved();
    if (candidates.isPrivate(winner.address())) {
      call.privateAddress(host);
    }
    selector.close();
    winner.channel().configureBlocking(true);
    TrackedSocket socket = new TrackedSocket(winner.channel(), winner.place());
    socket.servesNow(call);
    running.remove(winner);
    return socket;
  }

  private long millisToWait(Candidates candidates) {
    long left = deadline.remaining().toNanos();
    if (candidates.hasNext()) {
      left = Math.min(left, nextStart - System.nanoTime());
    }
    return Math.max(1, (left + 999_999) / 1_000_000);
  }

  private String shown(IpAddress address) {
    return (address.isIpv4() ? address.toString() : "[" + address + "]") + ":" + port;
  }

  /** Closes what has not won. */
  @Override
  public void close() {
    for (Attempt attempt : running) {
      Closing.quietly(attempt.channel());
      attempt.place().run();
    }
    running.clear();
  }
}
