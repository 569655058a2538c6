package org.mailscout.network;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.network.Names;

/**
 * Names by the Public Suffix List with its private section, and by UTS #46.
 *
 * <p>The list and the tables of UTS #46 are loaded when a name needs them: the latter for names
 * that are not ASCII, or hold A-labels. Safe for use by many threads.
 */
public final class PublicSuffixNames implements Names {

  /** Makes the names; loads nothing yet. */
  public PublicSuffixNames() {}

  @Override
  public Optional<Domain> registrable(Host host) {
    // The list knows no underscores; they stand below the registrable domain only.
    String name = host.name();
    int underscore = name.lastIndexOf('_');
    if (underscore >= 0) {
      int dot = name.indexOf('.', underscore);
      return dot < 0 ? Optional.empty() : Host.parse(name.substring(dot + 1)).flatMap(this::listed);
    }
    return listed(host);
  }

  private Optional<Domain> listed(Host host) {
    Optional<InternetDomainName> known = known(host.name());
    if (known.isEmpty()) {
      return Domain.parse(lastTwoLabels(host.name()));
    }
    return known
        .filter(InternetDomainName::isUnderPublicSuffix)
        .flatMap(name -> Domain.parse(name.topPrivateDomain().toString()));
  }

  /** Returns the name if a rule of the list applies; else the list's own default is "*". */
  private static Optional<InternetDomainName> known(String name) {
    if (!InternetDomainName.isValid(name)) {
      return Optional.empty();
    }
    return Optional.of(InternetDomainName.from(name)).filter(InternetDomainName::hasPublicSuffix);
  }

  private static String lastTwoLabels(String name) {
    int last = name.lastIndexOf('.');
    return name.substring(name.lastIndexOf('.', last - 1) + 1);
  }

  @Override
  public boolean isPublicSuffix(Domain domain) {
    return known(domain.name()).filter(InternetDomainName::isPublicSuffix).isPresent();
  }

  @Override
  public Optional<Domain> toDomain(String text) {
    if (isAscii(text) && !hasALabel(text)) {
      return Domain.parse(text);
    }
    return InternationalNames.toAscii(text).flatMap(Domain::parse);
  }

  @Override
  public String toUnicode(Domain domain) {
    String name = domain.name();
    return hasALabel(name) ? InternationalNames.toUnicode(name).orElse(name) : name;
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean hasALabel(String text) {
    return text.regionMatches(true, 0, "xn--", 0, 4)
        || text.toLowerCase(Locale.ROOT).contains(".xn--");
  }
}
