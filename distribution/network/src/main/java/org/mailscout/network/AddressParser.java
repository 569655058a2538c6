package org.mailscout.network;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Host;
import org.mailscout.api.network.Names;

/**
 * Reads what a person types: an e-mail address, or a domain alone.
 *
 * <p>The domain is what follows the last "@" outside quotes; it becomes A-labels by UTS #46. The
 * local part stays as it was typed. Safe for use by many threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2">RFC 5321 §4.1.2</a>
 */
public final class AddressParser {

  private static final int SHOWN = 80;

  private final Names names;

  /** Makes a parser that turns names into A-labels by these rules. */
  public AddressParser(Names names) {
    this.names = requireNonNull(names, "names");
  }

  /**
   * What was typed: exactly one of both is there.
   *
   * @param address the address
   * @param domain the domain that was typed alone
   */
  public record Parsed(Optional<EmailAddress> address, Optional<Domain> domain) {

    /** Returns the domain, whichever way it was typed. */
    public Domain anyDomain() {
      return address.map(EmailAddress::domain).or(() -> domain).orElseThrow();
    }
  }

  /**
   * Reads an address or a domain.
   *
   * @throws MalformedAddressException if the text is neither
   */
  public Parsed parse(String text) throws MalformedAddressException {
    requireNonNull(text, "text");
    int at = LocalPart.end(text);
    if (at < 0) {
      return new Parsed(Optional.empty(), Optional.of(domain(text)));
    }
    String local = text.substring(0, at);
    LocalPart.check(local);
    EmailAddress address = new EmailAddress(local, domain(text.substring(at + 1)));
    return new Parsed(Optional.of(address), Optional.empty());
  }

  private Domain domain(String text) throws MalformedAddressException {
    if (text.isEmpty()) {
      throw new MalformedAddressException("the domain is missing");
    }
    if (text.startsWith("[")) {
      throw new MalformedAddressException("an IP address stands where a domain should");
    }
    Optional<Domain> domain = names.toDomain(text);
    if (domain.isEmpty() || Host.parse(domain.get().name()).isEmpty()) {
      throw new MalformedAddressException("not a mail domain: " + shown(text));
    }
    return domain.get();
  }

  private static String shown(String text) {
    StringBuilder shown = new StringBuilder("\"");
    text.codePoints()
        .limit(SHOWN)
        .forEach(
            c -> {
              if (c > 0x20 && c < 0x7f) {
                shown.append((char) c);
              } else {
                shown.append(String.format("\\u{%x}", c));
              }
            });
    return shown.append(text.codePointCount(0, text.length()) > SHOWN ? "...\"" : "\"").toString();
  }
}
