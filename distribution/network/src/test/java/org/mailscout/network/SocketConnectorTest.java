package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Reason;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.RecordType;

@Timeout(20)
final class SocketConnectorTest {

  private static final Host HOST = Host.of("imap.example.com");
  private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private final FakeDnsClient dns = new FakeDnsClient();
  private final FakeCall call = new FakeCall();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    threads.shutdownNow();
  }

  private static byte[] ip(int a, int b, int c, int d) {
    return new byte[] {(byte) a, (byte) b, (byte) c, (byte) d};
  }

  private Port port() {
    return Port.of(server.getLocalPort());
  }

  private SocketConnector connector() {
    return new SocketConnector(dns, Route.DIRECT, Limits.DEFAULT);
  }

  private Failure failure() {
    try (Socket socket = connector().connect(HOST, port(), call)) {
      throw new AssertionError("connected to " + socket);
    } catch (ConnectFailure e) {
      return e.failure();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void returnsTheConnectedSocketAndGivesItsPlaceBackWhenClosed() throws Exception {
    dns.withLoopback(HOST.name());

    try (Socket socket = connector().connect(HOST, port(), call)) {
      assertThat(socket.isConnected()).isTrue();
      assertThat(socket.getTcpNoDelay()).isTrue();
      assertThat(socket.getInetAddress().getHostName()).isEqualTo(HOST.name());
      assertThat(call.places).hasValue(1);
    }

    assertThat(call.places).hasValue(0);
    assertThat(call.registered()).isZero();
    assertThat(call.roundTrips).containsExactly(true);
    assertThat(call.privateHosts).containsExactly(HOST);
    assertThat(call.steps).contains("connect 127.0.0.1:" + port());
  }

  @Test
  void doesNotWaitForIpv6AddressesThatAreSlow() throws Exception {
    dns.withLoopback(HOST.name()).holding(HOST.name(), RecordType.AAAA);

    long start = System.nanoTime();
    connector().connect(HOST, port(), call).close();

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(45), Duration.ofMillis(500));
  }

  @Test
  void takesTheNextAddressAtOnceWhereOneIsRefused() throws Exception {
    dns.with(HOST.name(), LOOPBACK_6).with(HOST.name(), ip(127, 0, 0, 2), ip(127, 0, 0, 1));

    long start = System.nanoTime();
    connector().connect(HOST, port(), call).close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(240));
    assertThat(call.admitted).hasSize(3);
    assertThat(call.places).hasValue(0);
  }

  @Test
  void startsTheNextAddressAfterTheAttemptDelayWhereOneIsSilent() throws Exception {
    dns.with(HOST.name(), ip(192, 0, 2, 1), ip(192, 0, 2, 2));
    try (ServerSocket full = new ServerSocket(0, 1, server.getInetAddress());
        Socket first = new Socket(server.getInetAddress(), full.getLocalPort());
        Socket second = new Socket(server.getInetAddress(), full.getLocalPort())) {
      assertThat(first.isConnected() && second.isConnected()).isTrue();
      Route route = routeTo(full, (InetSocketAddress) server.getLocalSocketAddress());

      long start = System.nanoTime();
      new SocketConnector(dns, route, Limits.DEFAULT).connect(HOST, port(), call).close();

      assertThat(Duration.ofNanos(System.nanoTime() - start))
          .isBetween(Duration.ofMillis(245), Duration.ofMillis(900));
      assertThat(call.privateHosts).isEmpty();
      assertThat(call.places).hasValue(0);
    }
  }

  private static Route routeTo(ServerSocket silent, InetSocketAddress live) {
    return new Route() {
      @Override
      public InetSocketAddress to(InetAddress address, int port) {
        boolean first = address.getAddress()[3] == 1;
        return first ? (InetSocketAddress) silent.getLocalSocketAddress() : live;
      }

      @Override
      public boolean isPublic(InetAddress address) {
        return true;
      }
    };
  }

  @Test
  void saysThatNothingIsThereWhereAllRefuse() throws Exception {
    dns.with(HOST.name(), ip(127, 0, 0, 2));

    Failure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(failure.nothingThere()).isTrue();
    assertThat(call.places).hasValue(0);
  }

  @Test
  void saysThatNothingIsThereWhereTheNameHasNoAddress() {
    Failure failure = failure();

    assertThat(failure).isEqualTo(new Failure(Reason.UNREACHABLE, HOST + ": no such name", true));
  }

  @Test
  void passesTheReasonOfDnsOn() {
    Failure timeout = new Failure(Reason.TIMEOUT, "no answer");
    dns.failing(HOST.name(), RecordType.A, timeout).failing(HOST.name(), RecordType.AAAA, timeout);

    Failure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failure.nothingThere()).isFalse();
  }

  @Test
  void connectsToNoPrivateAddressWherePolicyIsPublicOnly() {
    byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
    dns.with(HOST.name(), mapped).with(HOST.name(), ip(127, 0, 0, 1), ip(10, 0, 0, 1));
    call.with(Policy.DEFAULT.withPublicOnly(true));

    Failure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
    assertThat(call.admitted).isEmpty();
  }

  @Test
  void connectsNeverToMetadataServices() {
    dns.with(HOST.name(), ip(169, 254, 169, 254), ip(0, 0, 0, 0));

    Failure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
    assertThat(call.admitted).isEmpty();
  }

  @Test
  void triesEightAddressesAtMost() {
    byte[][] fifty = new byte[50][];
    for (int i = 0; i < fifty.length; i++) {
      fifty[i] = ip(127, 0, 1, i + 1);
    }
    dns.with(HOST.name(), fifty);

    Failure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
    assertThat(call.admitted).hasSize(8);
  }

  @Test
  void endsAtTheDeadlineWhereDnsIsSilent() {
    dns.holding(HOST.name(), RecordType.A).holding(HOST.name(), RecordType.AAAA);
    call.within(Duration.ofMillis(100));

    Failure failure = failure();

    assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
  }

  @Test
  void endsWhenTheCallIsCancelled() throws Exception {
    dns.holding(HOST.name(), RecordType.A).holding(HOST.name(), RecordType.AAAA);
    CountDownLatch asked = new CountDownLatch(1);
    Future<?> connecting =
        threads.submit(
            () -> {
              asked.countDown();
              return connector().connect(HOST, port(), call);
            });
    asked.await();

    call.cancel();

    assertThatThrownBy(() -> connecting.get(2, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void asksBothFamiliesAtOnce() throws Exception {
    dns.withLoopback(HOST.name());

    connector().connect(HOST, port(), call).close();

    assertThat(dns.asked.stream().map(q -> q.type()).toList())
        .isEqualTo(List.of(RecordType.AAAA, RecordType.A));
  }
}
