package org.mailscout.strategy.ispdb;

import java.util.List;
import org.mailscout.api.Domain;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.OptionKey;

/** The strategy's own settings. */
final class IspdbOptions {

  static final OptionKey<Url> URL =
      OptionKey.url(
          "ispdb.url",
          "Where the ISP database is; a domain's file stands under its name there.",
          Url.of("https://v1.ispdb.net/"));
  static final OptionKey<String> OVERRIDE =
      OptionKey.text(
          "ispdb.override",
          "A folder or zip archive of files that win over every other, found by their names,"
              + " DOMAIN or DOMAIN.xml, and else by the domains that stand in them.",
          "");
  static final OptionKey<String> DATA =
      OptionKey.text(
          "ispdb.data",
          "A copy of the ISP database, or of its source, that is asked before the network: a folder"
              + " or zip archive of files found by their names, DOMAIN or DOMAIN.xml, and else by the"
              + " domains that stand in them.",
          "");
  static final List<OptionKey<?>> ALL = List.of(URL, DATA, OVERRIDE);

  private IspdbOptions() {}

  /** Returns the URL of a domain's file. */
  static Url file(Url base, Domain domain) {
    String path = base.path().endsWith("/") ? base.path() : base.path() + "/";
    return Url.of(base.origin() + path + domain.name());
  }
}
