package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.Url;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Round;

final class FakeRoundTest {

  private static final Domain DOMAIN = Domain.of("example.com");
  private static final DnsQuestion MX = DnsQuestion.mx(DOMAIN);
  private static final HttpRequest PAGE = HttpRequest.get(Url.https(DOMAIN.host(), "/"));

  private final FakeDiscoveryContext context = FakeDiscoveryContext.of(DOMAIN);
  private final List<String> order = new ArrayList<>();

  @Test
  void letsHandlersAskOn() throws InterruptedException {
    Round round = context.round();
    round.dns(
        MX,
        mx -> {
          order.add("mx");
          round.http(PAGE, page -> order.add("page " + page.status()));
        });

    round.await();

    assertThat(order).containsExactly("mx", "page 404");
  }

  @Test
  void runsNoHandlerAfterItsEnd() throws InterruptedException {
    Round round = context.round();
    round.dns(
        MX,
        mx -> {
          order.add("mx");
          round.end();
        });
    round.http(PAGE, page -> order.add("page"));

    round.await();

    assertThat(order).containsExactly("mx");
  }

  @Test
  void blocksOnWhatHangsOnceTheRestIsAnswered() {
    context.dns().hang(MX);
    Round round = context.round();
    round.dns(MX, mx -> order.add("mx"));
    round.http(
        PAGE,
        page -> {
          order.add("page");
          context.expire();
        });

    assertThatThrownBy(round::await).isInstanceOf(InterruptedException.class);
    assertThat(order).containsExactly("page");
  }
}
