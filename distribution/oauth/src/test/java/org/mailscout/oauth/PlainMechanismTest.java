package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.Credential;

/** RFC 4616 §2: what the message holds, and that nothing in it is read as its end. */
final class PlainMechanismTest {

  @Test
  void sendsNameAndPasswordAsTheyAre() throws Exception {
    byte[] message = plain("jane@example.org", "p\u00e9 n").initial();

    assertThat(new String(message, StandardCharsets.UTF_8))
        .isEqualTo("\0jane@example.org\0p\u00e9 n");
  }

  @ParameterizedTest
  @CsvSource({"ja\0ne, pencil", "jane, pen\0cil", "jane, '\0'"})
  void refusesWhatHoldsASeparator(String user, String password) {
    assertThatThrownBy(() -> plain(user, password).initial())
        .isInstanceOf(LookupException.class)
        .hasMessage("PLAIN: a NUL in the user name or the password");
  }

  private static PlainMechanism plain(String user, String password) {
    return new PlainMechanism(Credential.password(user, password.toCharArray()));
  }
}
