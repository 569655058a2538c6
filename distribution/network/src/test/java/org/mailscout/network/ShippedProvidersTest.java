package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailscout.api.network.Provider;

/** The shape of the data file itself, row by row. */
final class ShippedProvidersTest {

  private final ProviderFile file = ProviderTable.shipped();

  @Test
  void everyRowMakesItsSettings() {
    assertThat(file.checked("shipped").rows()).hasSizeGreaterThan(100);
  }

  @Test
  void everyRowHasASourceAndADateNotAfterTheFiles() {
    assertThat(file.rows())
        .allSatisfy(
            row -> {
              assertThat(row.source()).isNotBlank();
              assertThat(LocalDate.parse(row.date()))
                  .isAfter(LocalDate.of(2025, 1, 1))
                  .isBeforeOrEqualTo(LocalDate.parse(file.date()));
            });
  }

  @Test
  void onlyMailboxesHaveSettings() {
    assertThat(file.rows())
        .allSatisfy(
            row ->
                assertThat(row.kind() == Provider.Kind.MAILBOX || row.settings().isEmpty())
                    .as(row.id())
                    .isTrue());
  }

  @Test
  void everyAmbiguousForwarderAndClosedRowSaysWhy() {
    assertThat(file.rows())
        .filteredOn(
            row ->
                row.kind() == Provider.Kind.FORWARDER
                    || row.kind() == Provider.Kind.NO_REMOTE_ACCESS)
        .allSatisfy(row -> assertThat(row.notes()).as(row.id()).isNotEmpty());
  }

  @Test
  void noPatternStandsTwice() {
    Set<String> seen = new HashSet<>();
    List<String> twice = new ArrayList<>();
    for (ProviderRow row : file.rows()) {
      row.exchanges().stream()
          .map(ExchangePattern::toString)
          .filter(p -> !seen.add(p))
          .forEach(twice::add);
    }

    assertThat(twice).isEmpty();
  }

  @Test
  void whereOneSuffixLiesInAnotherBothAreOfOneOperatorOrSayMore() {
    Map<String, String> bySuffix = new HashMap<>();
    file.rows().forEach(row -> row.exchanges().forEach(p -> bySuffix.put(p.toString(), row.id())));
    List<String> overlaps = new ArrayList<>();
    bySuffix.forEach(
        (suffix, id) ->
            bySuffix.forEach(
                (other, otherId) -> {
                  if (suffix.endsWith("." + other) && !id.equals(otherId)) {
                    overlaps.add(suffix + " in " + other);
                  }
                }));

    // The redirections of OVHcloud are forwarders among the hosts of its mailboxes.
    assertThat(overlaps).containsExactly("redirect.ovh.net in ovh.net");
  }

  @Test
  void noDomainBelongsToTwoOperators() {
    Map<String, String> owners = new HashMap<>();
    List<String> disputed = new ArrayList<>();
    for (ProviderRow row : file.rows()) {
      for (String domain : row.domains()) {
        String owner = owners.putIfAbsent(domain, row.id());
        if (owner != null && !owner.equals(row.id())) {
          disputed.add(domain + ": " + owner + ", " + row.id());
        }
      }
    }

    assertThat(disputed).isEmpty();
  }

  @Test
  void noServiceIsWithoutTls() {
    assertThat(file.rows())
        .flatExtracting(ProviderRow::settings)
        .allSatisfy(
            services ->
                assertThat(services)
                    .allSatisfy(
                        s -> assertThat(s.security().orElse("tls")).isIn("tls", "starttls")));
  }
}
