package org.mailscout.network;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The authorities that are trusted, the JDK's and those that the caller adds, loaded at first use,
 * and the one context of TLS that rests on them, so that sessions resume.
 *
 * <p>Nothing is fetched to check a certificate: no revocation, no missing issuer.
 */
final class TrustAnchors {

  private static final int SESSIONS_KEPT = 256;

  private final List<X509Certificate> extra;
  private @Nullable SSLContext context;

  TrustAnchors(List<X509Certificate> extra) {
    this.extra = List.copyOf(extra);
  }

  /** Returns the context; the first call reads the JDK's anchors. */
  synchronized SSLContext context() {
    if (context == null) {
      try {
        SSLContext made = SSLContext.getInstance("TLS");
        made.init(null, new TrustManager[] {new StrictTrustManager(pkix())}, null);
        made.getClientSessionContext().setSessionCacheSize(SESSIONS_KEPT);
        context = made;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("the JDK's trust store cannot be read", e);
      }
    }
    return context;
  }

  private X509ExtendedTrustManager pkix() throws GeneralSecurityException {
    Set<TrustAnchor> anchors = new HashSet<>();
    X509TrustManager jdk = manager(null);
    Arrays.stream(jdk.getAcceptedIssuers()).forEach(c -> anchors.add(new TrustAnchor(c, null)));
    extra.forEach(certificate -> anchors.add(new TrustAnchor(certificate, null)));
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, null);
    parameters.setRevocationEnabled(false);
    parameters.setMaxPathLength(StrictTrustManager.LONGEST_CHAIN);
    return manager(new CertPathTrustManagerParameters(parameters));
  }

  private static X509ExtendedTrustManager manager(@Nullable ManagerFactoryParameters parameters)
      throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    if (parameters == null) {
      factory.init((KeyStore) null);
    } else {
      factory.init(parameters);
    }
    return Arrays.stream(factory.getTrustManagers())
        .filter(X509ExtendedTrustManager.class::isInstance)
        .map(X509ExtendedTrustManager.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
