package org.mailscout.auth.msgraph;

import static java.util.Comparator.naturalOrder;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.Provider;
import org.mailscout.api.network.Providers;

/**
 * Who takes a domain's mail.
 *
 * @param takesNoMail whether the null MX stands alone, RFC 7505
 * @param all every exchange
 * @param row the row of the most preferred exchange, by name where several are
 */
record Exchanges(boolean takesNoMail, List<Host> all, Optional<Provider> row) {

  /** The id of the rows that are Microsoft's. */
  static final String MICROSOFT = "microsoft";

  static Exchanges of(DnsAnswer answer, Providers providers) {
    List<MxRecord> named =
        answer.exchanges().stream().filter(r -> r.exchange().isPresent()).toList();
    int lowest = named.stream().mapToInt(MxRecord::preference).min().orElse(0);
    Optional<Provider> row =
        named.stream()
            .filter(record -> record.preference() == lowest)
            .flatMap(record -> record.exchange().stream())
            .sorted(naturalOrder())
            .flatMap(host -> providers.byExchange(host).stream())
            .findFirst();
    List<Host> all = named.stream().flatMap(record -> record.exchange().stream()).toList();
    return new Exchanges(!answer.exchanges().isEmpty() && named.isEmpty(), all, row);
  }

  /** Returns who that is, for the timeline. */
  String words() {
    if (takesNoMail) {
      return "the domain takes no mail";
    }
    return row.map(p -> "the MX is of " + p.name() + kind(p.kind()))
        .orElse(all.isEmpty() ? "there is no MX" : "the MX is of nobody known");
  }

  private static String kind(Provider.Kind kind) {
    return switch (kind) {
      case MAILBOX -> ", which holds mailboxes";
      case GATEWAY -> ", a gateway";
      case FORWARDER -> ", a forwarder";
      case NO_REMOTE_ACCESS -> ", which only its own programs can read";
    };
  }

  Optional<Provider> microsoft() {
    return row.filter(provider -> provider.id().equals(MICROSOFT));
  }

  /** Returns whether the mailbox may be elsewhere than where the mail is taken. */
  boolean mayHideTheMailbox() {
    return !takesNoMail
        && row.map(Provider::kind)
            .filter(k -> k == Provider.Kind.MAILBOX || k == Provider.Kind.NO_REMOTE_ACCESS)
            .isEmpty();
  }
}
