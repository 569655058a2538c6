package org.mailscout.network;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** The JDK's check of chains, with a bound on their length and stronger keys and signatures. */
final class StrictTrustManager extends X509ExtendedTrustManager {

  static final int LONGEST_CHAIN = 10;

  private final X509ExtendedTrustManager pkix;

  StrictTrustManager(X509ExtendedTrustManager pkix) {
    this.pkix = pkix;
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private static void check(X509Certificate[] chain, Check pkix) throws CertificateException {
    if (chain.length == 0 || chain.length > LONGEST_CHAIN) {
      throw new CertificateFault("chain of " + chain.length + " certificates");
    }
    try {
      pkix.run();
    } catch (CertificateException e) {
      throw CertificateFault.of(chain, e);
    }
    for (X509Certificate certificate : chain) {
      Optional<String> weakness = CertificateStrength.weaknessOf(certificate);
      if (weakness.isPresent()) {
        throw new CertificateFault("weak certificate: " + weakness.get());
      }
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    check(chain, () -> pkix.checkServerTrusted(chain, kind, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    check(chain, () -> pkix.checkServerTrusted(chain, kind, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    check(chain, () -> pkix.checkServerTrusted(chain, kind));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
      throws CertificateException {
    throw notServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
      throws CertificateException {
    throw notServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
    throw notServer();
  }

  private static CertificateException notServer() {
    return new CertificateException("no client is ever checked");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return pkix.getAcceptedIssuers();
  }
}
