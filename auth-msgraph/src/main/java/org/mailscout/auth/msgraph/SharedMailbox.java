package org.mailscout.auth.msgraph;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.discovery.OptionKey;

/** The option that names a mailbox which the account may open and which is not its own. */
final class SharedMailbox {

  static final OptionKey<Optional<EmailAddress>> OPTION =
      OptionKey.of(
          "msgraph.mailbox",
          "the address of a shared mailbox to open with the account that signs in",
          Optional.empty(),
          text -> Optional.of(parse(text)));

  private SharedMailbox() {}

  private static EmailAddress parse(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1) {
      throw new IllegalArgumentException("not an address");
    }
    return new EmailAddress(text.substring(0, at), Domain.of(text.substring(at + 1)));
  }
}
