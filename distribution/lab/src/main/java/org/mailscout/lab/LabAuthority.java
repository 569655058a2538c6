package org.mailscout.lab;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs certificates. The keys are made once in a process and never leave it. */
final class LabAuthority {

  private static final Duration DAY = Duration.ofDays(1);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final KeyPair keys;
  private final X509Certificate certificate;

  /** One for the process: labs come and go, and making keys takes time. */
  private static final class Shared {
    static final KeyPair LEAF_KEYS = newKeys();
    static final LabAuthority KNOWN = new LabAuthority("Mailscout lab authority");
    static final LabAuthority UNKNOWN = new LabAuthority("Unknown authority");
  }

  private LabAuthority(String name) {
    this.keys = newKeys();
    X500Principal subject = new X500Principal("CN=" + name);
    Instant now = Instant.now();
    JcaX509v3CertificateBuilder builder =
        builder(subject, subject, keys.getPublic(), now.minus(DAY), now.plus(DAY.multipliedBy(30)));
    this.certificate =
        sign(
            builder,
            keys.getPrivate(),
            b -> {
              b.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
              b.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            });
  }

  static X509Certificate certificate() {
    return Shared.KNOWN.certificate;
  }

  /** Returns the private key of all certificates that {@link #chain} makes. */
  static PrivateKey leafKey() {
    return Shared.LEAF_KEYS.getPrivate();
  }

  static X509Certificate[] chain(String host, LabCertificate kind) {
    Instant now = Instant.now();
    Instant until = kind == LabCertificate.EXPIRED ? now.minus(DAY) : now.plus(DAY.multipliedBy(7));
    return switch (kind) {
      case VALID, EXPIRED -> Shared.KNOWN.issue(host, until);
      case OTHER_NAME -> Shared.KNOWN.issue("other-name.invalid", until);
      case UNKNOWN_AUTHORITY -> Shared.UNKNOWN.issue(host, until);
      case SELF_SIGNED -> {
        X500Principal own = new X500Principal("CN=self-signed");
        yield new X509Certificate[] {leaf(own, Shared.LEAF_KEYS.getPrivate(), host, until)};
      }
    };
  }

  private X509Certificate[] issue(String host, Instant until) {
    X509Certificate leaf =
        leaf(certificate.getSubjectX500Principal(), keys.getPrivate(), host, until);
    return new X509Certificate[] {leaf, certificate};
  }

  private static X509Certificate leaf(
      X500Principal issuer, PrivateKey key, String host, Instant until) {
    X500Principal subject = new X500Principal("CN=self-signed");
    if (!issuer.equals(subject)) {
      // The name stands in the alternative names, where RFC 9525 §2 wants it, however long.
      subject = new X500Principal("O=Mailscout lab");
    }
    Instant from = until.minus(DAY.multipliedBy(30));
    JcaX509v3CertificateBuilder builder =
        builder(issuer, subject, Shared.LEAF_KEYS.getPublic(), from, until);
    return sign(
        builder,
        key,
        b -> {
          GeneralName name = new GeneralName(GeneralName.dNSName, host);
          b.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
          b.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
          b.addExtension(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        });
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Principal issuer, X500Principal subject, PublicKey key, Instant from, Instant until) {
    BigInteger serial = new BigInteger(120, RANDOM).setBit(120);
    return new JcaX509v3CertificateBuilder(
        issuer, serial, Date.from(from), Date.from(until), subject, key);
  }

  private interface Extending {
    void extend(JcaX509v3CertificateBuilder builder) throws CertIOException;
  }

  private static X509Certificate sign(
      JcaX509v3CertificateBuilder builder, PrivateKey key, Extending extending) {
    try {
      extending.extend(builder);
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    } catch (CertIOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("certificate", e);
    }
  }

  private static KeyPair newKeys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no P-256", e);
    }
  }
}
