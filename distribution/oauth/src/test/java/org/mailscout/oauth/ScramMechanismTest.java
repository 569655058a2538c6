package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.Credential;

/** The vectors of RFC 7677 §3 and RFC 4013 §3, and what a server may not say. */
final class ScramMechanismTest {

  private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
  private static final String FIRST =
      "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
  private static final String SIGNATURE = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

  private final ScramMechanism scram = scram("user", "pencil");

  @Test
  void saysWhatTheRfcSays() throws Exception {
    assertThat(text(scram.initial())).isEqualTo("n,,n=user,r=" + NONCE);
    assertThat(text(scram.answer(bytes(FIRST))))
        .isEqualTo(
            "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
    assertThat(scram.accepts()).isFalse();
    assertThat(scram.answer(bytes(SIGNATURE))).isEmpty();
    assertThat(scram.accepts()).isTrue();
  }

  @Test
  void believesNoServerThatDoesNotKnowThePassword() throws Exception {
    scram.answer(bytes(FIRST));
    scram.answer(bytes("v=" + "A".repeat(43) + "="));

    assertThat(scram.accepts()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "r=another,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "r=rOprNGfwEbeRWgbNEkqO,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=1",
        "r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=2000000000",
        "r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096",
        "r=rOprNGfwEbeRWgbNEkqOx,s=!,i=4096",
        "m=ext,r=rOprNGfwEbeRWgbNEkqOx,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
        "r=rOprNGfwEbeRWgbNEkqOx,r=rOprNGfwEbeRWgbNEkqOy,s=W22Z,i=4096",
        "e=unknown-user",
        ""
      })
  void refusesWhatIsNotScram(String first) {
    assertThatThrownBy(() -> scram.answer(bytes(first))).isInstanceOf(LookupException.class);
  }

  // RFC 4013 §3; what SASLprep leaves of a space that is none of ASCII, and of an accent of its
  // own.
  @ParameterizedTest
  @CsvSource({
    "I\u00adX, IX",
    "user, user",
    "USER, USER",
    "\u00aa, a",
    "\u2168, IX",
    "a\u00a0b, a b",
    "e\u0301, \u00e9"
  })
  void preparesNameAndPassword(String typed, String prepared) throws Exception {
    ScramMechanism asTyped = scram(typed, typed);
    ScramMechanism asStored = scram(prepared, prepared);

    assertThat(text(asTyped.initial())).isEqualTo("n,,n=" + prepared + ",r=" + NONCE);
    assertThat(text(asTyped.answer(bytes(FIRST)))).isEqualTo(text(asStored.answer(bytes(FIRST))));
  }

  @Test
  void signsInWithWhatPreparesToTheRfcsNameAndPassword() throws Exception {
    ScramMechanism typed = scram("us\u00ader", "\uff50en\u00adcil");

    assertThat(text(typed.initial())).isEqualTo("n,,n=user,r=" + NONCE);
    typed.answer(bytes(FIRST));
    typed.answer(bytes(SIGNATURE));
    assertThat(typed.accepts()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "pen\u0007cil, holds a character that none may hold",
    "pen\ud800cil, holds a character that none may hold",
    "pen\u06271, mixes letters written from right to left with others",
    "\u00ad, is empty",
    "'', is empty"
  })
  void refusesWhatHasNoPreparedForm(String typed, String why) {
    assertThatThrownBy(() -> scram(typed, "pencil").initial())
        .isInstanceOf(LookupException.class)
        .hasMessageStartingWith("SCRAM-SHA-256: the user name " + why);
    assertThatThrownBy(() -> scram("user", typed).answer(bytes(FIRST)))
        .isInstanceOf(LookupException.class)
        .hasMessageStartingWith("SCRAM-SHA-256: the password " + why);
  }

  // RFC 5802 §2.2 and §5.1: a name is a query, a password is stored.
  @Test
  void takesCharactersYoungerThanTheRuleInNamesAlone() throws Exception {
    String typed = "pen\ud83d\ude00";

    assertThat(text(scram(typed, "pencil").initial())).startsWith("n,,n=" + typed + ",");
    assertThatThrownBy(() -> scram("user", typed).answer(bytes(FIRST)))
        .isInstanceOf(LookupException.class)
        .hasMessageContaining("younger than Unicode 3.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pencil\u0007", "pencil\u0221", "pencil\u06271"})
  void neverRepeatsThePassword(String typed) {
    assertThatThrownBy(() -> scram("user", typed).answer(bytes(FIRST)))
        .hasMessageNotContaining("penc")
        .hasNoCause();
  }

  private static ScramMechanism scram(String user, String password) {
    return new ScramMechanism(Credential.password(user, password.toCharArray()), NONCE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
