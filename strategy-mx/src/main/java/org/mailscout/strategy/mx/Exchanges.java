package org.mailscout.strategy.mx;

import static java.util.Comparator.naturalOrder;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.network.MxRecord;

/**
 * What a domain's MX records say.
 *
 * @param takesNoMail whether the null MX stands alone
 * @param mostPreferred the exchanges of the lowest preference, by name, since their order in an
 *     answer means nothing
 */
record Exchanges(boolean takesNoMail, List<Host> mostPreferred) {

  Exchanges {
    mostPreferred = List.copyOf(mostPreferred);
  }

  static Exchanges of(List<MxRecord> records) {
    List<MxRecord> named = records.stream().filter(r -> r.exchange().isPresent()).toList();
    // RFC 7505 §3: a null MX beside others is an error of the domain's, and is left out.
    boolean none = !records.isEmpty() && named.isEmpty();
    int lowest = named.stream().mapToInt(MxRecord::preference).min().orElse(0);
    return new Exchanges(
        none,
        named.stream()
            .filter(record -> record.preference() == lowest)
            .map(MxRecord::exchange)
            .flatMap(Optional::stream)
            .sorted(naturalOrder())
            .toList());
  }
}
