package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the program makes of addresses that are meant to mislead it: refused, or asked right. */
final class AddressesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void sendsNothingForWhatIsNoAddress() throws IOException, InterruptedException {
    List<String> addresses =
        List.of(
            "jane@srv.example\r\nX-Other: 1",
            "jane doe@srv.example",
            "jane\u001b[31m@srv.example",
            "a@good.example@evil.example",
            "\"x@good.example\"@evil.example@good.example",
            "jane(c)@srv.example",
            "a@[127.0.0.1]",
            "a@localhost",
            "a@127.1",
            "a@0x7f.1",
            "a@one",
            "a@srv..example",
            "a@" + "l".repeat(64) + ".example",
            "a@" + "long.".repeat(50) + "example",
            "a@\u2488com",
            "a@a\u200db.example",
            "a@-srv.example",
            "@srv.example",
            "jane@");
    try (DatagramChannel resolver =
        DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      resolver.configureBlocking(false);
      Launched run = discover(resolver, addresses);

      List<JsonNode> lines = documents(run.endedWith(2));
      assertThat(lines).hasSize(addresses.size());
      assertThat(lines).allMatch(line -> line.has("error") && !line.has("outcome"));
      assertThat(run.err()).isEmpty();
      assertThat(resolver.receive(ByteBuffer.allocate(512))).as("a packet").isNull();
    }
  }

  @Test
  void asksForTheDomainThatWasMeant() throws IOException, InterruptedException {
    List<String> addresses =
        List.of(
            "jane@fa\u00df.example",
            "jane@\u03b2\u03cc\u03bb\u03bf\u03c2.example",
            "jane@SRV.Example.",
            "\"jane doe\"@srv.example",
            "\u03b9\u03c9\u03ac\u03bd\u03bd\u03b1@srv.example");
    Launched run = Launched.run(Built.FULL, Jdks.own(), lab(addresses)).plain();

    assertThat(documents(run).stream().map(line -> line.get("domain").asText()))
        .containsExactly(
            "xn--fa-hia.example",
            "xn--nxasmm1c.example",
            "srv.example",
            "srv.example",
            "srv.example");
  }

  @Test
  void asksNoHostThatStrangersCanRegisterBelowAPublicSuffix()
      throws IOException, InterruptedException {
    Launched run = Launched.run(Built.FULL, Jdks.own(), lab(List.of("jane@gov.in"))).plain();

    List<String> asked =
        Stream.of(documents(run).get(0).get("attempts"))
            .flatMap(attempts -> attempts.findValuesAsText("asked").stream())
            .toList();
    assertThat(asked).isNotEmpty();
    assertThat(asked)
        .noneMatch(a -> a.matches(".*\\b(auto[a-z]*|ua-auto-config|imap|mail)\\.gov.*"));
  }

  @Test
  void losesNothingWhereLabelsMakeANameTooLong() throws IOException, InterruptedException {
    String domain = ("a".repeat(60) + ".").repeat(3) + "b".repeat(60) + ".example";
    Launched run = Launched.run(Built.FULL, Jdks.own(), lab(List.of("jane@" + domain)));

    JsonNode answer = documents(run.endedWith(1)).get(0);
    assertThat(run.err()).isEmpty();
    assertThat(answer.get("outcome").asText()).isEqualTo("not-found");
    assertThat(answer.get("attempts").findValuesAsText("outcome"))
        .contains("malformed")
        .doesNotContain("failed");
  }

  private static Launched discover(DatagramChannel resolver, List<String> addresses)
      throws IOException, InterruptedException {
    int port = ((InetSocketAddress) resolver.getLocalAddress()).getPort();
    return Launched.run(Built.FULL, Jdks.own(), arguments("--dns=127.0.0.1:" + port, addresses));
  }

  private static String[] lab(List<String> addresses) {
    return arguments("--lab", addresses);
  }

  private static String[] arguments(String where, List<String> addresses) {
    List<String> arguments = new ArrayList<>(List.of("discover", "--json", where, "--"));
    arguments.addAll(addresses);
    return arguments.toArray(String[]::new);
  }

  private static List<JsonNode> documents(Launched run) throws IOException {
    try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(run.out())) {
      return values.readAll();
    }
  }
}
