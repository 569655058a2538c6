package org.mailscout.strictjson;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Limits;

final class HostileJsonTest {

  private static final Limits LIMITS = Limits.DEFAULT;

  private static JsonObject read(String text) throws LookupException {
    return JsonObject.parse(text.getBytes(UTF_8), "https://firm.example/x");
  }

  private static void refuses(String text, Reason reason) {
    refuses(text, UTF_8, reason);
  }

  private static void refuses(String text, Charset charset, Reason reason) {
    assertThatThrownBy(() -> JsonObject.parse(text.getBytes(charset), "https://firm.example/x"))
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(reason))
        .hasMessageStartingWith("https://firm.example/x: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"text\"",
        "{",
        "{\"a\":1",
        "{\"a\":[1}",
        "{} {}",
        "{}x",
        "{\"a\":1}]",
        "{\"issuer\":\"a\",\"issuer\":\"b\"}",
        "{\"issuer\":\"a\",\"\\u0069ssuer\":\"b\"}",
        "{\"o\":{\"a\":1,\"a\":2}}",
        "{\"a\":NaN}",
        "{\"a\":+1}",
        "{\"a\":01}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":1} // comment",
        "{\"a\":\"\n\"}",
        "<html>{}</html>"
      })
  void refusesWhatIsNotOneObject(String text) {
    refuses(text, Reason.MALFORMED);
  }

  @Test
  void readsUtf8AloneWithOrWithoutItsMark() throws Exception {
    assertThat(read("\uFEFF{\"a\":\"ä\"}").text("a")).contains("ä");
    refuses("{\"a\":\"b\"}", UTF_16LE, Reason.MALFORMED);
    refuses("{\"a\":\"ä\"}", ISO_8859_1, Reason.MALFORMED);
  }

  @Test
  void boundsTheDepth() throws Exception {
    int most = LIMITS.jsonDepth() - 1;

    assertThat(read("{\"a\":" + "[".repeat(most) + "]".repeat(most) + "}").has("a")).isTrue();
    refuses("{\"a\":" + "[".repeat(most + 1) + "]".repeat(most + 1) + "}", Reason.TOO_LARGE);
    refuses("{\"a\":".repeat(100_000), Reason.TOO_LARGE);
  }

  @Test
  void boundsTextsNamesAndNumbers() throws Exception {
    String text = "x".repeat(LIMITS.jsonText());
    String number = "1".repeat(StrictParser.LONGEST_NUMBER);
    String name = "n".repeat(StrictParser.LONGEST_NAME);

    assertThat(read("{\"a\":\"" + text + "\"}").text("a")).contains(text);
    assertThat(read("{\"a\":" + number + "}").has("a")).isTrue();
    assertThat(read("{\"" + name + "\":1}").names()).containsExactly(name);
    refuses("{\"a\":\"" + text + "x\"}", Reason.TOO_LARGE);
    refuses("{\"a\":" + number + "1}", Reason.TOO_LARGE);
    refuses("{\"" + "n".repeat(10_000) + "\":1}", Reason.TOO_LARGE);
  }

  @Test
  void boundsTheTokens() throws Exception {
    // An object of one list has five tokens beside the list's own.
    String most = "1" + ",1".repeat(StrictParser.MOST_TOKENS - 6);

    assertThat(read("{\"a\":[" + most + "]}").has("a")).isTrue();
    refuses("{\"a\":[" + most + ",1]}", Reason.TOO_LARGE);
  }

  @Test
  void boundsTheBytes() throws Exception {
    String most = "{}" + " ".repeat(LIMITS.sessionBytes() - 2);

    assertThat(read(most).names()).isEmpty();
    refuses(most + " ", Reason.TOO_LARGE);
  }
}
