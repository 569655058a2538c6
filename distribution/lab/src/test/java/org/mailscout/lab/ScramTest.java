package org.mailscout.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

final class ScramTest {

  private static final String BARE = "n=ja=2Cne,r=abc";

  @Test
  void takesTheRightProofAndNoOther() throws GeneralSecurityException {
    Scram scram = Scram.begin("n,," + BARE).orElseThrow();
    String last = last(scram.serverFirst(), "secret");

    assertThat(scram.user()).isEqualTo("ja,ne");
    assertThat(scram.finish(last, "other")).isEmpty();
    assertThat(scram.finish(last.replace("r=abc", "r=abd"), "secret")).isEmpty();
    assertThat(scram.finish(last, "secret").orElseThrow()).startsWith("v=");
  }

  @Test
  void knowsNoChannelBinding() {
    assertThat(Scram.begin("p=tls-exporter,," + BARE)).isEmpty();
  }

  /** The client's side, RFC 5802 §3. */
  private static String last(String serverFirst, String password) throws GeneralSecurityException {
    String[] parts = serverFirst.split(",", -1);
    byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
    byte[] salted =
        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(new PBEKeySpec(password.toCharArray(), salt, 4096, 256))
            .getEncoded();
    String withoutProof = "c=biws," + parts[0];
    byte[] clientKey = hmac(salted, "Client Key");
    byte[] signature =
        hmac(
            MessageDigest.getInstance("SHA-256").digest(clientKey),
            BARE + "," + serverFirst + "," + withoutProof);
    for (int i = 0; i < signature.length; i++) {
      signature[i] ^= clientKey[i];
    }
    return withoutProof + ",p=" + Base64.getEncoder().encodeToString(signature);
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
