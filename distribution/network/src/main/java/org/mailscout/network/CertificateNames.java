package org.mailscout.network;

import com.google.common.net.InternetDomainName;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailscout.api.Host;

/**
 * The names in a certificate's subjectAltName; its common name is none.
 *
 * @param dnsIds the dNSName entries, in lower case, in the certificate's order
 * @param srvIds the SRVName entries, in lower case
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9525#section-6">RFC 9525 §6</a>
 */
record CertificateNames(List<String> dnsIds, List<String> srvIds) {

  private static final int OTHER_NAME = 0;
  private static final int DNS_NAME = 2;

  /** Reads the names of a certificate; none where the extension is missing or broken. */
  static CertificateNames of(X509Certificate certificate) {
    Collection<List<?>> entries = entries(certificate);
    return new CertificateNames(
        values(entries, DNS_NAME, String.class).map(CertificateNames::lower).toList(),
        values(entries, OTHER_NAME, byte[].class)
            .flatMap(der -> SrvName.read(der).stream())
            .map(CertificateNames::lower)
            .toList());
  }

  private static Collection<List<?>> entries(X509Certificate certificate) {
    try {
      Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
      return entries == null ? List.of() : entries;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  private static <T> Stream<T> values(Collection<List<?>> entries, int kind, Class<T> type) {
    return entries.stream()
        .filter(entry -> entry.get(0) instanceof Integer number && number == kind)
        .map(entry -> entry.get(1))
        .filter(type::isInstance)
        .map(type::cast);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Returns whether one of them is a name that we accept. */
  boolean match(TlsName name) {
    return dnsIds.stream().anyMatch(id -> matches(id, name.host()))
        || name.serviceDomain()
            .filter(domain -> dnsIds.stream().anyMatch(id -> matches(id, domain.host())))
            .isPresent()
        || name.srvId().filter(srvIds::contains).isPresent();
  }

  private static boolean matches(String dnsId, Host host) {
    if (!dnsId.startsWith("*.")) {
      return dnsId.equals(host.name());
    }
    String below = dnsId.substring(2);
    int firstLabel = host.name().indexOf('.') + 1;
    return host.name().substring(firstLabel).equals(below) && !isSuffix(below);
  }

  // Only suffixes that registries run: *.github.io is its owner's own certificate.
  private static boolean isSuffix(String name) {
    return name.indexOf('.') < 0
        || !InternetDomainName.isValid(name)
        || InternetDomainName.from(name).isRegistrySuffix();
  }

  /** Returns the hosts among them, without wildcards. */
  List<Host> hosts() {
    return dnsIds.stream().map(Host::parse).flatMap(Optional::stream).distinct().toList();
  }
}
