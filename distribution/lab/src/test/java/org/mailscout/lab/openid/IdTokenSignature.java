package org.mailscout.lab.openid;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.mailscout.lab.json.Json;

/** Checks ID tokens with the JDK alone. */
final class IdTokenSignature {

  private IdTokenSignature() {}

  static boolean isRight(OpenIdClient client, String token) throws IOException {
    List<Map<String, Object>> keys =
        Json.objects(Json.object(client.browser.open(OpenIdClient.at("/jwks")).text()), "keys");
    String[] parts = token.split("\\.", -1);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key(keys.get(0)));
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(bytes(parts[2]));
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }

  private static PublicKey key(Map<String, Object> jwk) throws GeneralSecurityException {
    BigInteger modulus = new BigInteger(1, bytes(Json.text(jwk, "n")));
    BigInteger exponent = new BigInteger(1, bytes(Json.text(jwk, "e")));
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }
}
