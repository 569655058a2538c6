package org.mailscout.network;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Url;

/** Fills the address into URLs where its own domain may see it, and keeps it out elsewhere. */
final class AddressInUrl {

  private static final String ENCODED_PLACEHOLDER = "%7Baddress%7D";
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{address}|%7Baddress%7D", Pattern.CASE_INSENSITIVE);

  private AddressInUrl() {}

  /** Returns path and query as they are sent. */
  static String sent(Url url, Call call) {
    Optional<EmailAddress> address = call.address();
    boolean own = url.isHttps() && url.host().isWithin(call.domain());
    return own && address.isPresent()
        ? url.path().replace(Url.ADDRESS, encoded(address.get().text()))
        : withoutAddress(url).path();
  }

  /** Returns the URL without the query parameters that hold the address. */
  static Url withoutAddress(Url url) {
    if (!url.holdsAddress()) {
      return url;
    }
    int mark = url.path().indexOf('?');
    String path = mark < 0 ? url.path() : url.path().substring(0, mark);
    String query =
        mark < 0
            ? ""
            : Arrays.stream(url.path().substring(mark + 1).split("&"))
                .filter(parameter -> !parameter.contains(Url.ADDRESS))
                .collect(Collectors.joining("&"));
    String kept = path.replace(Url.ADDRESS, "") + (query.isEmpty() ? "" : "?" + query);
    return Url.of(url.origin() + kept);
  }

  /**
   * Returns what a server refers to with the address, where it repeats it, put back into its
   * placeholder; a placeholder of the server's own is taken out.
   */
  static String masked(String reference, Call call) {
    String own = PLACEHOLDER.matcher(reference).replaceAll("");
    if (call.address().isEmpty()) {
      return own;
    }
    String text = call.address().get().text();
    String strict = encoded(text);
    String masked = own;
    for (String form : new String[] {strict, text, strict.replace("%40", "@")}) {
      masked =
          Pattern.compile(Pattern.quote(form), Pattern.CASE_INSENSITIVE)
              .matcher(masked)
              .replaceAll(ENCODED_PLACEHOLDER);
    }
    return masked;
  }

  // RFC 3986 §2.3: everything but the unreserved, so that no "&", "#" or "/" can end the parameter.
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean unreserved =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0;
      encoded.append(
          unreserved ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return encoded.toString();
  }
}
