package org.mailscout.clientconfig;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.Url;
import org.mailscout.api.Username;
import org.mailscout.api.network.Names;

/**
 * Text with {@code %EMAILADDRESS%}, {@code %EMAILLOCALPART%} and {@code %EMAILDOMAIN%}, in any
 * case; a missing second percent sign is forgiven, since published files lack it.
 *
 * @param text as the file has it
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">the draft,
 *     §3.8</a>
 */
public record Template(String text) {

  /** The full address, which most providers want as the user name. */
  public static final Template ADDRESS = new Template("%EMAILADDRESS%");

  private static final Pattern KNOWN =
      Pattern.compile(
          "%EMAIL(ADDRESS|LOCALPART|DOMAIN)(?:%|(?![A-Za-z0-9_]))", Pattern.CASE_INSENSITIVE);
  private static final Pattern ANY = Pattern.compile("%[A-Za-z0-9_]+%");

  /** Checks that nothing is missing. */
  public Template {
    requireNonNull(text, "text");
  }

  /** Returns the template of this text. */
  public static Template of(String text) {
    return new Template(text);
  }

  /**
   * Returns the host that it names for addresses of the domain, or empty if that is no host name,
   * or would hold the local part: it would go into DNS.
   *
   * @param names turns names with letters beyond ASCII into A-labels
   */
  public Optional<Host> host(Domain domain, Names names) {
    return domainOnly(domain)
        .flatMap(name -> isAscii(name) ? Host.parse(name) : names.toDomain(name).map(Domain::host));
  }

  /**
   * Returns the URL that it names for addresses of the domain, with {@link Url#ADDRESS} for the
   * address, or empty if that is no URL, or would hold the local part otherwise.
   */
  public Optional<Url> url(Domain domain) {
    String filled = fill(Url.ADDRESS, "\0", domain.name());
    return filled.indexOf('\0') >= 0 ? Optional.empty() : Url.parse(filled);
  }

  /**
   * Returns the user name that it stands for, or empty where a placeholder that this format does
   * not have says that only the user can know it, or where it is none.
   */
  public Optional<Username> username() {
    String filled = fill("{address}", "{local}", "{domain}");
    if (!isUsername() || ANY.matcher(filled).find()) {
      return Optional.empty();
    }
    return Optional.of(new Username(filled));
  }

  /** Returns whether it has the length and the characters of a user name. */
  boolean isUsername() {
    return !text.isBlank()
        && text.length() <= 256
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** Returns the text for addresses of the domain, or empty if it would hold the local part. */
  public Optional<String> domainOnly(Domain domain) {
    String filled = fill("\0", "\0", domain.name());
    return filled.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(filled);
  }

  private String fill(String address, String local, String domain) {
    return KNOWN
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    switch (match.group(1).toUpperCase(Locale.ROOT)) {
                      case "ADDRESS" -> address;
                      case "LOCALPART" -> local;
                      default -> domain;
                    }));
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 0x80);
  }

  @Override
  public String toString() {
    return text;
  }
}
