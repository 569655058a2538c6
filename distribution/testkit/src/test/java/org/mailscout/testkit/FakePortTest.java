package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.SrvRecord;

final class FakePortTest {

  private static final Domain DOMAIN = Domain.of("example.com");
  private static final DnsQuestion ONE = DnsQuestion.txt("one", DOMAIN);
  private static final DnsQuestion TWO = DnsQuestion.txt("two", DOMAIN);
  private static final Url URL = Url.of("https://example.com/a?user={address}&x=1");

  private final FakeDiscoveryContext context = FakeDiscoveryContext.of(DOMAIN);

  @Test
  void answersTheOtherQuestionsBeforeItHangs() throws InterruptedException {
    context.dns().with(TWO, DnsRecords.ofTexts(List.of("two")));
    context.dns().hang(ONE);
    List<DnsAnswer> answers = new ArrayList<>();
    Thread caller =
        new Thread(
            () ->
                assertThatThrownBy(() -> context.dns().ask(List.of(ONE, TWO), answers::add))
                    .isInstanceOf(InterruptedException.class));

    caller.start();
    context.dns().hang(ONE).awaitReached();
    context.expire();
    caller.join();

    assertThat(answers).extracting(DnsAnswer::question).containsExactly(TWO);
    assertThat(context.dns().asked()).containsExactly(ONE, TWO);
  }

  @Test
  void doesNotHangWhereAnotherAnswerIsEnough() throws InterruptedException {
    Hang hang = context.dns().hang(ONE);

    context.dns().askUntil(List.of(ONE, TWO), answer -> true);

    assertThat(hang.isReached()).isFalse();
  }

  @Test
  void throwsWhereTheThreadIsInterruptedAlready() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> context.dns().ask(ONE)).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void failsWithTheReasonGiven() throws InterruptedException {
    context.dns().fail(ONE, Reason.TIMEOUT);

    DnsAnswer answer = context.dns().ask(ONE);

    assertThat(answer.failure())
        .hasValueSatisfying(f -> assertThat(f.reason().id()).isEqualTo("timeout"));
    assertThat(context.handedOut(answer.provenance())).isTrue();
  }

  @Test
  void handsOverNoMoreRecordsThanThePort() throws InterruptedException {
    List<SrvRecord> many =
        IntStream.range(0, 10_000)
            .mapToObj(i -> SrvRecord.of(i, 0, 993, Host.of("h" + i + ".example.com")))
            .toList();
    context.dns().withSigned(ONE, DnsRecords.ofServices(many));

    DnsAnswer answer = context.dns().ask(ONE);

    assertThat(answer.services()).hasSize(context.limits().recordsKept());
    assertThat(answer.provenance().channel()).isEqualTo(Channel.DNSSEC);
  }

  @Test
  void followsRedirectsAndShowsThemWithoutTheAddress() throws InterruptedException {
    Url elsewhere = Url.of("https://other.example/b");
    context.http().redirect(URL, elsewhere).with(elsewhere, 200, "text");

    HttpAnswer answer = context.http().ask(HttpRequest.get(URL));

    assertThat(answer.hops()).containsExactly(Url.of("https://example.com/a?x=1"), elsewhere);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("text");
  }

  @Test
  void leavesTheRedirectToARequestThatFollowsNone() throws InterruptedException {
    context.http().redirect(URL, Url.of("https://other.example/b"));

    HttpAnswer answer = context.http().ask(HttpRequest.get(URL).withRedirects(0));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).containsExactly("https://other.example/b");
  }

  @Test
  void refusesABodyBeyondTheRequestsBound() throws InterruptedException {
    context.http().with(URL, 200, "12345");

    HttpAnswer answer = context.http().ask(HttpRequest.get(URL).withBytes(4));

    assertThat(answer.failure()).map(f -> f.reason()).hasValue(Reason.TOO_LARGE);
  }

  @Test
  void forbidsHttpUnlessThePolicyAllowsIt() throws InterruptedException {
    HttpRequest plain = HttpRequest.get(Url.of("http://example.com/"));
    FakeDiscoveryContext allowing = FakeDiscoveryContext.of(DOMAIN, Policy.DEFAULT.withHttp(true));

    HttpAnswer forbidden = context.http().ask(plain);
    HttpAnswer allowed = allowing.http().ask(plain);

    assertThat(forbidden.failure()).map(f -> f.reason()).hasValue(Reason.FORBIDDEN_BY_POLICY);
    assertThat(allowed.provenance().channel()).isEqualTo(Channel.HTTP);
  }
}
