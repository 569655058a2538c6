package org.mailscout.network;

import com.google.common.net.InternetDomainName;
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
    InternetDomainName name = InternetDomainName.from(host.name());
    if (!name.isUnderPublicSuffix()) {
      return Optional.empty();
    }
    return Domain.parse(name.topPrivateDomain().toString());
  }

  @Override
  public boolean isPublicSuffix(Domain domain) {
    return InternetDomainName.from(domain.name()).isPublicSuffix();
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
        || text.toLowerCase(java.util.Locale.ROOT).contains(".xn--");
  }
}
