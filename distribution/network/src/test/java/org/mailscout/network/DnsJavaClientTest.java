package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.RecordType;
import org.mailscout.api.network.SrvRecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Rcode;

final class DnsJavaClientTest {

  private static final String A = "a.example.com. 60 A 192.0.2.1";

  @Test
  void ordersServicesByPriorityThenWeight() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) ->
                    List.of(
                        RawResolver.reply(
                                query,
                                "_imaps._tcp.example.com. 60 SRV 20 0 993 c.example.com.",
                                "_imaps._tcp.example.com. 60 SRV 10 1 993 b.example.com.",
                                "_imaps._tcp.example.com. 60 SRV 10 9 993 a.example.com.")
                            .toWire()));
        DnsAsking dns = DnsAsking.of(resolver)) {
      DnsAnswer answer = dns.ask("_imaps._tcp.example.com", RecordType.SRV);

      assertThat(answer.services())
          .containsExactly(
              SrvRecord.of(10, 9, 993, Host.of("a.example.com")),
              SrvRecord.of(10, 1, 993, Host.of("b.example.com")),
              SrvRecord.of(20, 0, 993, Host.of("c.example.com")));
      assertThat(answer.provenance().source()).isEqualTo("_imaps._tcp.example.com SRV");
      assertThat(answer.provenance().channel()).isEqualTo(Channel.DNS);
    }
  }

  @Test
  void asksTheNextResolverWhenTheFirstIsSilent() throws Exception {
    try (RawResolver silent = RawResolver.start((query, tcp) -> List.of());
        RawResolver good =
            RawResolver.start((query, tcp) -> List.of(RawResolver.reply(query, A).toWire()));
        DnsAsking dns = DnsAsking.of(silent, good)) {
      long start = System.nanoTime();
      DnsAnswer answer = dns.ask("a.example.com", RecordType.A);

      assertThat(answer.addresses()).hasSize(1);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThat(silent.queries).hasSize(1);
    }
  }

  @Test
  void answersTwoHundredQuestionsAtOnce() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) ->
                    List.of(
                        RawResolver.reply(query, query.getQuestion().getName() + " 60 A 192.0.2.1")
                            .toWire()));
        DnsAsking dns = DnsAsking.of(resolver)) {
      List<CompletableFuture<DnsAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(dns.later("h" + i + ".example.com", RecordType.A, new FakeCall()));
      }

      for (CompletableFuture<DnsAnswer> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS).addresses()).hasSize(1);
      }
      assertThat(resolver.senders.stream().distinct().count()).isGreaterThan(100);
    }
  }

  @Test
  void takesNoForgedAnswerAndAsksAgainByTcp() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) -> {
                  List<byte[]> answers = new ArrayList<>();
                  byte[] right = RawResolver.reply(query, A).toWire();
                  for (int i = 0; !tcp && i < 100; i++) {
                    byte[] wrong = RawResolver.reply(query, "a.example.com. 60 A 6.6.6.6").toWire();
                    wrong[0] ^= 0x55;
                    answers.add(wrong);
                  }
                  answers.add(right);
                  return answers;
                });
        DnsAsking dns = DnsAsking.of(resolver)) {
      DnsAnswer answer = dns.ask("a.example.com", RecordType.A);

      assertThat(answer.addresses()).extracting(Object::toString).containsExactly("192.0.2.1");
      assertThat(resolver.transports).containsExactly(false, true);
    }
  }

  @Test
  void refusesAnEchoOfItsOwnQuery() throws Exception {
    try (RawResolver resolver = RawResolver.start((query, tcp) -> List.of(query.toWire()));
        DnsAsking dns = DnsAsking.of(resolver)) {
      assertThat(dns.ask("a.example.com", RecordType.A).failure().orElseThrow().reason())
          .isEqualTo(Reason.MALFORMED);
    }
  }

  @Test
  void believesNoErrorThatCarriesAnswers() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) -> {
                  var reply = RawResolver.reply(query, ". 60 CNAME .");
                  reply.getHeader().setRcode(Rcode.YXRRSET);
                  return List.of(reply.toWire());
                });
        DnsAsking dns = DnsAsking.of(resolver)) {
      assertThat(dns.ask("a.example.com", RecordType.A).failure().orElseThrow().reason())
          .isEqualTo(Reason.SERVER_FAILURE);
      assertThat(resolver.queries).hasSizeLessThanOrEqualTo(12);
    }
  }

  @Test
  void believesTheAuthenticBitOfTrustedResolversOnly() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) -> {
                  var reply = RawResolver.reply(query, A);
                  reply.getHeader().setFlag(Flags.AD);
                  return List.of(reply.toWire());
                });
        DnsAsking dns = DnsAsking.of(resolver);
        DnsAsking trusting = DnsAsking.trusting(resolver)) {
      assertThat(dns.ask("a.example.com", RecordType.A).provenance().channel())
          .isEqualTo(Channel.DNS);
      assertThat(trusting.ask("a.example.com", RecordType.A).provenance().channel())
          .isEqualTo(Channel.DNSSEC);
    }
  }

  @Test
  void cancellingOneAskerFailsNoOther() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) -> {
                  awaitQuietly(release);
                  return List.of(RawResolver.reply(query, A).toWire());
                });
        DnsAsking dns = DnsAsking.of(resolver)) {
      FakeCall leaving = new FakeCall();
      CompletableFuture<DnsAnswer> left = dns.later("a.example.com", RecordType.A, leaving);
      CompletableFuture<DnsAnswer> stays = dns.later("a.example.com", RecordType.A, new FakeCall());

      leaving.cancel();
      release.countDown();

      assertThat(stays.get(10, TimeUnit.SECONDS).addresses()).hasSize(1);
      assertThat(left).isNotDone();
      assertThat(leaving.registered()).isZero();
    }
  }

  @Test
  void leavesNoThreadBehind() throws Exception {
    try (RawResolver resolver =
        RawResolver.start((query, tcp) -> List.of(RawResolver.reply(query, A).toWire()))) {
      DnsAsking dns = DnsAsking.of(resolver);
      dns.ask("a.example.com", RecordType.A);
      dns.close();

      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .doesNotContain("mailscout-dns");
      assertThat(dns.ask("b.example.com", RecordType.A).failure().orElseThrow().reason())
          .isEqualTo(Reason.UNREACHABLE);
    }
  }

  @Test
  void keepsAnswersWithinTheirBounds() throws Exception {
    try (RawResolver resolver =
            RawResolver.start(
                (query, tcp) -> {
                  String name = query.getQuestion().getName().toString();
                  return List.of(
                      (name.startsWith("none")
                              ? RawResolver.nothing(query, Rcode.NXDOMAIN)
                              : RawResolver.reply(
                                  query,
                                  name
                                      + (name.startsWith("zero") ? " 0" : " 2147483647")
                                      + " A 192.0.2.1"))
                          .toWire());
                });
        DnsAsking dns = DnsAsking.of(resolver)) {
      for (String name : List.of("zero.example.com", "long.example.com", "none.example.com")) {
        dns.ask(name, RecordType.A);
        dns.ask(name, RecordType.A);
      }
      assertThat(asked(resolver)).containsExactly("zero", "zero", "long", "none");

      assertThat(dns.ask("none.example.com", RecordType.MX).nameExists()).isFalse();
      dns.nanos.set(Duration.ofSeconds(31).toNanos());
      dns.ask("none.example.com", RecordType.A);
      dns.ask("long.example.com", RecordType.A);
      assertThat(asked(resolver)).containsExactly("zero", "zero", "long", "none", "none");

      dns.nanos.set(Duration.ofHours(1).toNanos());
      dns.ask("long.example.com", RecordType.A);
      assertThat(asked(resolver)).endsWith("none", "long");
    }
  }

  @Test
  void endsAtTheCallsDeadline() throws Exception {
    try (RawResolver resolver = RawResolver.start((query, tcp) -> List.of());
        DnsAsking dns = DnsAsking.of(resolver)) {
      DnsAnswer answer =
          dns.later("a.example.com", RecordType.A, new FakeCall().within(Duration.ofMillis(150)))
              .get(2, TimeUnit.SECONDS);

      assertThat(answer.failure().orElseThrow().reason()).isEqualTo(Reason.TIMEOUT);
      assertThat(answer.question()).isEqualTo(new DnsQuestion("a.example.com", RecordType.A));
    }
  }

  private static List<String> asked(RawResolver resolver) {
    return resolver.queries.stream()
        .map(query -> query.getQuestion().getName().getLabelString(0))
        .toList();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
