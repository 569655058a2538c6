package org.mailscout.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Reason;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;

@Timeout(30)
final class PooledHttpFetcherTest {

  private final Fetching fetching = new Fetching();

  @AfterEach
  void close() {
    fetching.close();
  }

  @Test
  void returnsTheDocumentAndKeepsTheConnection() throws Exception {
    try (RawServer server = new RawServer((line, out) -> out.write(RawServer.ok("hello")))) {
      HttpAnswer first = fetching.get(server, "/a");
      fetching.get(server, "/b");

      assertThat(new String(first.body(), ISO_8859_1)).isEqualTo("hello");
      assertThat(first.provenance().channel()).isEqualTo(Channel.HTTP);
      assertThat(server.connections).hasValue(1);
      assertThat(fetching.fetcher.client().inUse()).isZero();
      assertThat(fetching.fetcher.client().idle()).isEqualTo(1);
      assertThat(fetching.call.places).hasValue(0);
      assertThat(fetching.call.movements.get()).isPositive();
    }
  }

  @Test
  void saysNothingOfItselfButItsName() throws Exception {
    try (RawServer server =
        new RawServer(
            (line, out) ->
                out.write(
                    Fetching.bytes(
                        "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nAlt-Svc: h3=1\r\nContent-Length: 0\r\n\r\n")))) {
      fetching.get(server, "/a");
      fetching.get(server, "/b");

      assertThat(server.heads.get(0).toLowerCase(java.util.Locale.ROOT).lines().sorted().toList())
          .containsExactly(
              "accept-encoding: gzip",
              "accept: */*",
              "connection: keep-alive",
              "host: " + Fetching.HOST + ":" + server.port(),
              "user-agent: mailscout");
      assertThat(server.heads.get(1)).isEqualTo(server.heads.get(0));
    }
  }

  @Test
  void asksOnceMoreWhereTheKeptConnectionWasClosed() throws Exception {
    try (RawServer server = new RawServer((line, out) -> out.write(RawServer.ok("x")))) {
      fetching.get(server, "/a");
      server.hangUp();

      HttpAnswer second = fetching.get(server, "/b");

      assertThat(second.status()).isEqualTo(200);
      assertThat(server.connections).hasValue(2);
    }
  }

  @Test
  void asksNeverAgainWhereANewConnectionIsClosed() throws Exception {
    Failure failure =
        fetching.failure(
            (line, out) -> {
              throw new IOException("hang up");
            });

    assertThat(failure.reason()).isEqualTo(Reason.UNREACHABLE);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void callsOverloadAFailure(int status) throws Exception {
    Failure failure =
        fetching.failure(
            (line, out) ->
                out.write(
                    Fetching.bytes(
                        "HTTP/1.1 "
                            + status
                            + " x\r\nRetry-After: 86400\r\nContent-Length: 0\r\n\r\n")));

    assertThat(failure.reason()).isEqualTo(Reason.SERVER_FAILURE);
    assertThat(failure.message()).endsWith("come again in 24 hours");
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 304, 401, 404, 410})
  void callsOtherStatusesAnswers(int status) throws Exception {
    try (RawServer server =
        new RawServer(
            (line, out) ->
                out.write(
                    Fetching.bytes(
                        "HTTP/1.1 "
                            + status
                            + " x\r\nWWW-Authenticate: Basic\r\n"
                            + (status == 204 || status == 304 ? "" : "Content-Length: 0\r\n")
                            + "\r\n")))) {
      HttpAnswer answer = fetching.get(server, "/a");

      assertThat(answer.status()).isEqualTo(status);
      assertThat(server.heads.toString()).doesNotContainIgnoringCase("authorization");
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void leavesTheAddressOutWhereTheChannelIsNotSecure() throws Exception {
    try (RawServer server = new RawServer((line, out) -> out.write(RawServer.ok("x")))) {
      fetching.get(server, "/c.xml?emailaddress={address}&v=1");

      assertThat(server.requests).containsExactly("GET /c.xml?v=1 HTTP/1.1");
    }
  }

  @Test
  void asksNoHttpUnlessThePolicyAllowsIt() throws Exception {
    fetching.call.with(Policy.DEFAULT);

    Failure failure = fetching.failure((line, out) -> out.write(RawServer.ok("x")));

    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
  }

  @Test
  void asksNoHostThatIsNotDisclosed() throws Exception {
    fetching.call.mayAskOnly(host -> false);

    Failure failure = fetching.failure((line, out) -> out.write(RawServer.ok("x")));

    assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
    assertThat(fetching.dns.asked).isEmpty();
  }
}
