package org.mailscout.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Url;

/** Fills the address into a service's URL, where it was published with a place for it. */
final class Filled {

  private Filled() {}

  static String url(Url url, Optional<EmailAddress> address) {
    if (!url.holdsAddress() || address.isEmpty()) {
      return url.toString();
    }
    String encoded = URLEncoder.encode(address.get().text(), StandardCharsets.UTF_8);
    return url.toString().replace(Url.ADDRESS, encoded.replace("+", "%20"));
  }
}
