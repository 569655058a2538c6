package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.Credential;

/** The vectors of RFC 7677 §3, and what a server may not say. */
final class ScramMechanismTest {

  private static final String NONCE = "rOprNGfwEbeRWgbNEkqO";
  private static final String FIRST =
      "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
  private static final String SIGNATURE = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

  private final ScramMechanism scram =
      new ScramMechanism(Credential.password("user", "pencil".toCharArray()), NONCE);

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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
