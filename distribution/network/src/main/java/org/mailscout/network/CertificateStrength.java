package org.mailscout.network;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.Locale;
import java.util.Optional;

/**
 * What is weak about a certificate. The JDK forbids SHA-1 under its own anchors only, and RSA only
 * below 1024 bits.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9325#section-4.5">RFC 9325 §4.5</a>
 */
final class CertificateStrength {

  private static final int RSA_BITS = 2048;
  private static final int EC_BITS = 224;

  private CertificateStrength() {}

  /** Returns what is weak, such as {@code a key of RSA with 1024 bits}; empty if nothing is. */
  static Optional<String> weaknessOf(X509Certificate certificate) {
    PublicKey key = certificate.getPublicKey();
    int bits = bits(key);
    int least = key instanceof ECKey ? EC_BITS : RSA_BITS;
    if (bits >= 0 && bits < least) {
      return Optional.of("a key of " + key.getAlgorithm() + " with " + bits + " bits");
    }
    String signature = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
    boolean isSelfIssued =
        certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
    // An anchor's signature of itself proves nothing, and need not be strong.
    if (!isSelfIssued && signature.matches("(MD2|MD5|SHA-?1)WITH.*")) {
      return Optional.of("a signature by " + certificate.getSigAlgName());
    }
    return Optional.empty();
  }

  private static int bits(PublicKey key) {
    if (key instanceof RSAKey rsa) {
      return rsa.getModulus().bitLength();
    }
    if (key instanceof ECKey ec) {
      return ec.getParams().getOrder().bitLength();
    }
    return key instanceof DSAKey dsa && dsa.getParams() != null
        ? dsa.getParams().getP().bitLength()
        : -1;
  }
}
