package org.mailscout.network;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An authority of a test, and the certificates that it signs, right ones and wrong ones. */
final class TestAuthority {

  private static final char[] PASSWORD = "test".toCharArray();

  // Keys take their time: all servers of the usual size share one pair.
  private static final KeyPair USUAL = keys(2048);

  /** What a certificate is like; each {@code with…} changes one thing. */
  record Wish(
      String commonName,
      List<GeneralName> names,
      Duration from,
      Duration to,
      int bits,
      String by,
      String fetch) {

    static Wish of(String... hosts) {
      List<GeneralName> names = new ArrayList<>();
      for (String host : hosts) {
        names.add(new GeneralName(GeneralName.dNSName, host));
      }
      return new Wish("server", names, Duration.ofDays(-1), Duration.ofDays(9), 2048, "SHA256", "");
    }

    static Wish srvName(String name) {
      return of("other.test").withSrvName(name);
    }

    Wish withSrvName(String name) {
      ASN1ObjectIdentifier type = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.7");
      ASN1Encodable value = new DERTaggedObject(true, 0, new DERIA5String(name));
      ASN1Encodable other = new DERSequence(new ASN1Encodable[] {type, value});
      return with(new GeneralName(GeneralName.otherName, other));
    }

    Wish withUri(String uri) {
      return with(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
    }

    private Wish with(GeneralName name) {
      List<GeneralName> more = new ArrayList<>(names);
      more.add(name);
      return new Wish(commonName, more, from, to, bits, by, fetch);
    }

    Wish withCommonName(String host) {
      return new Wish(host, names, from, to, bits, by, fetch);
    }

    Wish withTimes(int fromDays, int toDays) {
      return new Wish(
          commonName, names, Duration.ofDays(fromDays), Duration.ofDays(toDays), bits, by, fetch);
    }

    Wish withBits(int keyBits) {
      return new Wish(commonName, names, from, to, keyBits, by, fetch);
    }

    Wish withDigest(String digest) {
      return new Wish(commonName, names, from, to, bits, digest, fetch);
    }

    /** Names a URL for the issuer, for OCSP and for the list of what is revoked. */
    Wish withFetch(String url) {
      return new Wish(commonName, names, from, to, bits, by, url);
    }
  }

  private final KeyPair keys = keys(2048);
  private final X509Certificate certificate;

  TestAuthority(String name) {
    certificate = sign(name, Wish.of().withCommonName(name), keys, true);
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** Returns the context of a server with such a certificate. */
  SSLContext server(Wish wish) {
    KeyPair own = keysOf(wish);
    X509Certificate leaf = sign(name(), wish, own, false);
    return context(own, leaf, certificate);
  }

  /** Returns the context of a server that leaves out the authority between its own and ours. */
  SSLContext serverWithoutIssuer(Wish wish) {
    KeyPair between = keys(2048);
    KeyPair own = keysOf(wish);
    return context(own, sign(between, "Between", wish, own, false));
  }

  /** Returns the context of a server that shows so many authorities between its own and ours. */
  SSLContext serverWithChain(Wish wish, int length) {
    KeyPair own = keysOf(wish);
    List<Certificate> chain = new ArrayList<>();
    chain.add(sign("Between 1", wish, own, false));
    for (int i = 1; i < length; i++) {
      chain.add(sign("Between " + (i + 1), Wish.of().withCommonName("Between " + i), keys, true));
    }
    chain.add(sign(name(), Wish.of().withCommonName("Between " + length), keys, true));
    return context(own, chain.toArray(Certificate[]::new));
  }

  /** Returns the context of a server whose certificate nobody else signed. */
  static SSLContext selfSigned(Wish wish) {
    TestAuthority self = new TestAuthority(wish.commonName());
    return context(self.keys, self.sign(wish.commonName(), wish, self.keys, false));
  }

  private String name() {
    return certificate.getSubjectX500Principal().getName().replace("CN=", "");
  }

  private X509Certificate sign(String issuer, Wish wish, KeyPair subject, boolean authority) {
    return sign(keys, issuer, wish, subject, authority);
  }

  private static X509Certificate sign(
      KeyPair signer, String issuer, Wish wish, KeyPair subject, boolean authority) {
    try {
      Instant now = Instant.now();
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=" + issuer),
              BigInteger.valueOf(System.nanoTime()),
              Date.from(now.plus(wish.from())),
              Date.from(now.plus(wish.to())),
              new X500Name("CN=" + wish.commonName()),
              subject.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      if (!wish.names().isEmpty()) {
        GeneralNames names = new GeneralNames(wish.names().toArray(GeneralName[]::new));
        builder.addExtension(Extension.subjectAlternativeName, false, names);
      }
      if (!wish.fetch().isEmpty()) {
        addUrls(builder, new GeneralName(GeneralName.uniformResourceIdentifier, wish.fetch()));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder(wish.by() + "withRSA").build(signer.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addUrls(X509v3CertificateBuilder builder, GeneralName url)
      throws IOException {
    AccessDescription[] access = {
      new AccessDescription(AccessDescription.id_ad_caIssuers, url),
      new AccessDescription(AccessDescription.id_ad_ocsp, url)
    };
    DistributionPoint revoked =
        new DistributionPoint(new DistributionPointName(new GeneralNames(url)), null, null);
    builder.addExtension(
        Extension.authorityInfoAccess, false, new AuthorityInformationAccess(access));
    builder.addExtension(
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(new DistributionPoint[] {revoked}));
  }

  private static KeyPair keysOf(Wish wish) {
    return wish.bits() == 2048 ? USUAL : keys(wish.bits());
  }

  private static KeyPair keys(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SSLContext context(KeyPair keys, Certificate... chain) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      store.setKeyEntry("server", keys.getPrivate(), PASSWORD, chain);
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (java.security.GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
