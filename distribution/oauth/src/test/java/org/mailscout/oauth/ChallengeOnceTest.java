package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.RankedSettings;
import org.mailscout.lab.Lab;
import org.mailscout.lab.Recorded;

/** What a JMAP server answered to the strategy, the method that signs in does not ask again. */
final class ChallengeOnceTest {

  @Test
  void isAskedForOnceHoweverManyReadIt() throws Exception {
    try (Lab lab = Lab.start();
        Mailscout engine = Adapters.engine(lab)) {
      // Without an SRV record of its own: the answer itself tells that JMAP is here.
      RankedSettings first = engine.discover("jane@api.jmap.example").settings().get(0);

      assertThat(first.offers()).isNotEmpty();
      String received =
          lab.received().stream()
              .filter(r -> r.host().equals("api.jmap.example"))
              .map(Recorded::received)
              .collect(Collectors.joining());
      assertThat(received).containsOnlyOnce("GET /.well-known/jmap ");
    }
  }
}
