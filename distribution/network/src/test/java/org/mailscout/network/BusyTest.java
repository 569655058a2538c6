package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BusyTest {

  @ParameterizedTest
  @CsvSource({
    "429, 7, 'status 429 (too many requests), come again in 7 seconds'",
    "429, 1, 'status 429 (too many requests), come again in 1 second'",
    "503, 0, 'status 503, come again in 0 seconds'",
    "503, 121, 'status 503, come again in 3 minutes'",
    "503, 86400, 'status 503, come again in 24 hours'",
    "503, 999999999, 'status 503, come again in 277778 hours'",
    "429, -7, status 429 (too many requests)",
    "429, 1000000000, status 429 (too many requests)",
    "429, '7 \u001b[31m', status 429 (too many requests)",
    "500, 'Wed, 21 Oct 2026 07:28:00 GMT', status 500"
  })
  void saysTheStatusAndTheWait(int status, String retryAfter, String words) {
    assertThat(Busy.words(status, List.of(retryAfter))).isEqualTo(words);
  }

  @Test
  void namesNoWaitWhereNoneIsAsked() {
    assertThat(Busy.words(500, List.of())).isEqualTo("status 500");
    assertThat(Busy.wait(List.of())).isEmpty();
  }
}
