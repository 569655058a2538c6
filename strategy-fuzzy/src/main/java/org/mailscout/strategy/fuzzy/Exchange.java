package org.mailscout.strategy.fuzzy;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.Provider;

/**
 * What the MX answer says for guessing.
 *
 * @param endsGuessing whether there is no mailbox that could be found by connecting
 * @param host the most preferred exchange, where it may be the mail server itself
 */
record Exchange(boolean endsGuessing, Optional<Host> host) {

  private static final List<String> SIBLINGS = List.of("imap", "mail", "smtp");

  static Exchange of(DnsAnswer answer, DiscoveryContext context) {
    List<MxRecord> records = answer.exchanges();
    Optional<Host> first =
        records.stream()
            .filter(record -> record.exchange().isPresent())
            .min(comparingInt(MxRecord::preference).thenComparing(r -> r.exchange().orElseThrow()))
            .flatMap(MxRecord::exchange);
    Optional<Provider> provider = first.flatMap(context.providers()::byExchange);
    // RFC 7505: a null MX alone says that the domain takes no mail.
    boolean none = !records.isEmpty() && first.isEmpty();
    boolean closed = provider.filter(p -> p.kind() == Provider.Kind.NO_REMOTE_ACCESS).isPresent();
    // Nobody's mailbox is at a gateway or forwarder, and the table knows a mailbox provider's
    // hosts.
    return new Exchange(none || closed, provider.isPresent() ? Optional.empty() : first);
  }

  /** Returns the hosts beside the exchange that bear a mail server's name. */
  List<Host> siblings(DiscoveryContext context) {
    Optional<Domain> parent =
        host.flatMap(Host::parent)
            .filter(domain -> !domain.equals(context.domain()))
            .filter(domain -> !context.names().isPublicSuffix(domain));
    return parent.stream()
        .flatMap(domain -> SIBLINGS.stream().map(label -> Host.parse(label + "." + domain.name())))
        .flatMap(Optional::stream)
        .toList();
  }

  /** Returns the exchange and its siblings. */
  List<Host> all(DiscoveryContext context) {
    return Stream.concat(host.stream(), siblings(context).stream()).distinct().toList();
  }
}
