package org.mailscout.network;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertPathValidatorException.Reason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** A chain is not accepted; the message says why in words that tell the cases apart. */
final class CertificateFault extends CertificateException {

  private static final long serialVersionUID = 1;

  CertificateFault(String message) {
    super(message);
  }

  CertificateFault(String message, Throwable cause) {
    super(message, cause);
  }

  /** Returns what is wrong with a chain that the JDK does not accept. */
  static CertificateFault of(X509Certificate[] chain, CertificateException refused) {
    X509Certificate leaf = chain[0];
    String message =
        timeFault(leaf)
            .or(() -> isSelfSigned(chain) ? Optional.of("self-signed certificate") : weak(refused))
            .orElse("certificate of an unknown authority");
    return new CertificateFault(message, refused);
  }

  private static Optional<String> timeFault(X509Certificate certificate) {
    try {
      certificate.checkValidity();
      return Optional.empty();
    } catch (CertificateExpiredException e) {
      return Optional.of("certificate expired " + certificate.getNotAfter().toInstant());
    } catch (CertificateNotYetValidException e) {
      return Optional.of(
          "certificate not yet valid, before " + certificate.getNotBefore().toInstant());
    }
  }

  private static Optional<String> weak(Throwable refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathValidatorException path) {
        Reason reason = path.getReason();
        if (reason == BasicReason.ALGORITHM_CONSTRAINED) {
          return Optional.of("weak certificate: " + path.getMessage());
        }
        if (reason == BasicReason.EXPIRED || reason == BasicReason.NOT_YET_VALID) {
          return Optional.of("certificate of an authority that is " + words(reason));
        }
      }
    }
    return Optional.empty();
  }

  private static String words(Reason reason) {
    return reason == BasicReason.EXPIRED ? "expired" : "not yet valid";
  }

  private static boolean isSelfSigned(X509Certificate[] chain) {
    if (!chain[0].getSubjectX500Principal().equals(chain[0].getIssuerX500Principal())) {
      return false;
    }
    try {
      chain[0].verify(chain[0].getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
