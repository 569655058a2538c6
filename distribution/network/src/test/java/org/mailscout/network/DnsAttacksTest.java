package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.RecordType;
import org.mailscout.api.network.SrvRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Answers that somebody made to do harm: each stays bounded and typed, and loses nothing else. */
final class DnsAttacksTest {

  private static final String IMAPS = "_imaps._tcp.example.com";

  private static DnsAnswer answerOf(String name, RecordType type, RawResolver.Behaviour behaviour)
      throws Exception {
    try (RawResolver resolver = RawResolver.start(behaviour);
        DnsAsking dns = DnsAsking.of(resolver)) {
      return dns.ask(name, type);
    }
  }

  private static RawResolver.Behaviour records(String... records) {
    return (query, tcp) -> List.of(RawResolver.reply(query, records).toWire());
  }

  private static Reason reasonOf(DnsAnswer answer) {
    return answer.failure().orElseThrow().reason();
  }

  @ParameterizedTest
  @CsvSource({
    "993 10.0.0.1., target 10.0.0.1",
    "993 localhost., target localhost",
    "993 mail., target mail",
    "993 a\\032b.example.com., target a\\032b.example.com",
    "993 mail.127., target mail.127",
    "0 mail.example.com., port 0"
  })
  void leavesOutTargetsThatAreNoHosts(String data, String what) throws Exception {
    DnsAnswer answer =
        answerOf(
            IMAPS,
            RecordType.SRV,
            records(IMAPS + ". 60 SRV 0 0 " + data, IMAPS + ". 60 SRV 1 0 993 good.example.com."));

    assertThat(answer.services())
        .containsExactly(SrvRecord.of(1, 0, 993, Host.of("good.example.com")));
    assertThat(answer.malformed())
        .containsExactly(new Failure(Reason.MALFORMED, IMAPS + " SRV: " + what));
  }

  @Test
  void takesTheRootAloneAsAbsentAndSkipsItBesideOthers() throws Exception {
    assertThat(answerOf(IMAPS, RecordType.SRV, records(IMAPS + ". 60 SRV 0 0 0 .")).services())
        .containsExactly(SrvRecord.absent());
    assertThat(
            answerOf(
                    IMAPS,
                    RecordType.SRV,
                    records(IMAPS + ". 60 SRV 0 0 0 .", IMAPS + ". 60 SRV 0 0 993 a.example.com."))
                .services())
        .containsExactly(SrvRecord.of(0, 0, 993, Host.of("a.example.com")));
    assertThat(
            answerOf("example.com", RecordType.MX, records("example.com. 60 MX 0 .")).exchanges())
        .extracting(MxRecord::exchange)
        .allMatch(java.util.Optional::isEmpty)
        .hasSize(1);
  }

  @Test
  void refusesThousandsOfRecordsBeforeReadingThem() throws Exception {
    try (RawResolver resolver =
            RawResolver.start((query, tcp) -> List.of(tcp ? flood(query) : cutOff(query)));
        DnsAsking dns = DnsAsking.of(resolver)) {
      long start = System.nanoTime();
      DnsAnswer answer = dns.ask(IMAPS, RecordType.SRV);

      assertThat(reasonOf(answer)).isEqualTo(Reason.TOO_LARGE);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    }
  }

  private static byte[] flood(Message query) throws IOException {
    byte[] head = RawResolver.reply(query).toWire();
    ByteBuffer flood = ByteBuffer.allocate(65_535).put(head);
    flood.putShort(6, (short) 3400);
    while (flood.remaining() >= 19) {
      flood.putShort((short) 0xc00c).putShort((short) 33).putShort((short) 1).putInt(60);
      flood.putShort((short) 7).putShort((short) 0).putShort((short) 0).putShort((short) 993);
      flood.put((byte) 0);
    }
    return flood.array();
  }

  private static byte[] cutOff(Message query) throws IOException {
    Message reply = RawResolver.reply(query, IMAPS + ". 60 SRV 0 0 993 half.example.com.");
    reply.getHeader().setFlag(Flags.TC);
    return reply.toWire();
  }

  @Test
  void readsAsManyRecordsAsAreAllowedAndKeepsTheBest() throws Exception {
    String[] records = new String[256];
    Arrays.setAll(records, i -> IMAPS + ". 60 SRV " + (300 - i) + " 0 993 h" + i + ".example.com.");
    String[] more = Arrays.copyOf(records, 257);
    more[256] = IMAPS + ". 60 SRV 1 0 993 one.example.com.";

    DnsAnswer answer = answerOf(IMAPS, RecordType.SRV, byTcp(records));
    assertThat(answer.services()).hasSize(16);
    assertThat(answer.services().get(0).target()).contains(Host.of("h255.example.com"));
    assertThat(reasonOf(answerOf(IMAPS, RecordType.SRV, byTcp(more)))).isEqualTo(Reason.TOO_LARGE);
  }

  private static RawResolver.Behaviour byTcp(String... records) {
    return (query, tcp) ->
        List.of(tcp ? RawResolver.reply(query, records).toWire() : cutOff(query));
  }

  @Test
  void neverUsesHalfOfASet() throws Exception {
    assertThat(reasonOf(answerOf(IMAPS, RecordType.SRV, (query, tcp) -> List.of(cutOff(query)))))
        .isEqualTo(Reason.SERVER_FAILURE);
    DnsAnswer silent =
        answerOf(IMAPS, RecordType.SRV, (query, tcp) -> tcp ? List.of() : List.of(cutOff(query)));
    assertThat(reasonOf(silent)).isEqualTo(Reason.TIMEOUT);
    assertThat(silent.services()).isEmpty();
  }

  @Test
  void followsAliasesWithinAMessageAndBeyond() throws Exception {
    DnsAnswer answer =
        answerOf(
            "a.example.com",
            RecordType.A,
            (query, tcp) ->
                List.of(
                    (query.getQuestion().getName().toString().startsWith("a.")
                            ? RawResolver.reply(
                                query,
                                "a.example.com. 60 CNAME b.example.net.",
                                "b.example.net. 60 CNAME c.example.net.")
                            : RawResolver.reply(query, "c.example.net. 60 A 192.0.2.7"))
                        .toWire()));

    assertThat(answer.aliases())
        .containsExactly(Host.of("b.example.net"), Host.of("c.example.net"));
    assertThat(answer.addresses()).extracting(Object::toString).containsExactly("192.0.2.7");
  }

  @Test
  void endsAliasLoopsAndLongChains() throws Exception {
    assertThat(
            reasonOf(
                answerOf(
                    "a.example.com",
                    RecordType.A,
                    records(
                        "a.example.com. 60 CNAME b.example.com.",
                        "b.example.com. 60 CNAME a.example.com."))))
        .isEqualTo(Reason.SERVER_FAILURE);
    String[] chain = new String[9];
    Arrays.setAll(chain, i -> "h" + i + ".example.com. 60 CNAME h" + (i + 1) + ".example.com.");
    assertThat(reasonOf(answerOf("h0.example.com", RecordType.A, records(chain))))
        .isEqualTo(Reason.SERVER_FAILURE);
    String[] allowed = Arrays.copyOf(chain, 9);
    allowed[8] = "h8.example.com. 60 A 192.0.2.1";
    assertThat(answerOf("h0.example.com", RecordType.A, records(allowed)).aliases()).hasSize(8);
  }

  @Test
  void asksForNoMoreThanTheBudgetOfOneQuestion() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) -> {
                  String name = query.getQuestion().getName().toString();
                  Message cut = RawResolver.reply(query);
                  cut.getHeader().setFlag(Flags.TC);
                  return List.of(
                      (tcp ? RawResolver.reply(query, name + " 60 CNAME x" + name) : cut).toWire());
                });
        DnsAsking dns = DnsAsking.of(resolver)) {
      assertThat(reasonOf(dns.ask("a.example.com", RecordType.A))).isEqualTo(Reason.SERVER_FAILURE);
      assertThat(resolver.queries).hasSize(12);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"loop", "label", "counts", "short", "none"})
  void namesBrokenMessages(String how) throws Exception {
    long start = System.nanoTime();
    DnsAnswer answer =
        answerOf("a.example.com", RecordType.A, (query, tcp) -> List.of(broken(how, query)));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
    assertThat(reasonOf(answer)).isEqualTo(Reason.MALFORMED);
  }

  private static byte[] broken(String how, Message query) throws IOException {
    byte[] whole = RawResolver.reply(query, "a.example.com. 60 A 192.0.2.1").toWire();
    int owner = whole.length - 16;
    switch (how) {
      case "loop" -> ByteBuffer.wrap(whole).putShort(owner, (short) (0xc000 | owner));
      case "label" -> whole[owner] = (byte) 0x80;
      case "counts" -> whole[7] = 9;
      case "short" -> {
        return Arrays.copyOf(whole, whole.length - 2);
      }
      default -> {
        return Arrays.copyOf(whole, 5);
      }
    }
    return whole;
  }

  @Test
  void ignoresRecordsOfOthersAndOfOtherSections() throws Exception {
    DnsAnswer answer =
        answerOf(
            IMAPS,
            RecordType.SRV,
            (query, tcp) -> {
              Message reply =
                  RawResolver.reply(
                      query,
                      IMAPS + ". 60 SRV 0 0 993 good.example.com.",
                      "_imaps._tcp.example.net. 60 SRV 0 0 993 evil.test.",
                      IMAPS + ". 60 TXT evil");
              reply.addRecord(
                  RawResolver.record(IMAPS + ". 60 SRV 0 0 993 evil.test."), Section.ADDITIONAL);
              return List.of(reply.toWire());
            });

    assertThat(answer.services())
        .containsExactly(SrvRecord.of(0, 0, 993, Host.of("good.example.com")));
  }

  @Test
  void asksTheNextResolverAtOnceWhenOneFails() throws Exception {
    try (RawResolver failing =
            RawResolver.start(
                (query, tcp) -> List.of(RawResolver.nothing(query, Rcode.SERVFAIL).toWire()));
        RawResolver good = RawResolver.start(records("a.example.com. 60 A 192.0.2.1"));
        DnsAsking dns = DnsAsking.of(failing, good)) {
      assertThat(dns.ask("a.example.com", RecordType.A).addresses()).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, server-failure", "5, refused", "4, server-failure"})
  void tellsHowAServerFailed(int rcode, String reason) throws Exception {
    DnsAnswer answer =
        answerOf(
            "a.example.com",
            RecordType.A,
            (query, tcp) -> List.of(RawResolver.nothing(query, rcode).toWire()));

    assertThat(reasonOf(answer)).isEqualTo(new Reason(reason));
  }

  @Test
  void tellsThatAResolverCannotBeReached() throws Exception {
    RawResolver gone = RawResolver.start(records());
    gone.close();
    try (DnsAsking dns = DnsAsking.of(gone)) {
      assertThat(reasonOf(dns.ask("a.example.com", RecordType.A))).isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void tellsAMissingNameFromOneWithoutData() throws Exception {
    for (int rcode : new int[] {Rcode.NXDOMAIN, Rcode.NOERROR}) {
      DnsAnswer answer =
          answerOf(
              "a.example.com",
              RecordType.A,
              (query, tcp) -> List.of(RawResolver.nothing(query, rcode).toWire()));

      assertThat(answer.failure()).isEmpty();
      assertThat(answer.isEmpty()).isTrue();
      assertThat(answer.nameExists()).isEqualTo(rcode == Rcode.NOERROR);
    }
  }

  @Test
  void joinsTheStringsOfTextsAndBoundsThem() throws Exception {
    String[] records = new String[20];
    Arrays.setAll(records, i -> "t.example.com. 60 TXT \"v=" + i + ";\" \"x\"");
    records[0] = "t.example.com. 60 TXT" + (" \"" + "y".repeat(250) + "\"").repeat(17);

    DnsAnswer answer = answerOf("t.example.com", RecordType.TXT, byTcp(records));

    assertThat(answer.texts()).hasSize(16).startsWith("v=1;x", "v=2;x");
    assertThat(answer.malformed()).hasSize(1);
  }
}
