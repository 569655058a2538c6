package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;

final class FakeNamesTest {

  private final FakeNames names = new FakeNames();

  @Test
  void knowsRegistrableDomainsBelowSuffixesOfOneAndTwoLabels() {
    assertThat(names.registrable(Host.of("imap.mail.example.com")))
        .hasValue(Domain.of("example.com"));
    assertThat(names.registrable(Host.of("a.b.example.co.uk")))
        .hasValue(Domain.of("example.co.uk"));
    assertThat(names.registrable(Host.of("jane.github.io"))).hasValue(Domain.of("jane.github.io"));
    assertThat(names.registrable(Host.of("co.uk"))).isEmpty();
  }

  @Test
  void readsInternationalNamesWithoutTransition() {
    assertThat(names.toDomain("faß.de")).hasValue(Domain.of("xn--fa-hia.de"));
    assertThat(names.toDomain("münchen.example")).hasValue(Domain.of("xn--mnchen-3ya.example"));
    assertThat(names.toDomain("straße.de")).isEmpty();
    assertThat(names.toUnicode(Domain.of("xn--fa-hia.de"))).isEqualTo("faß.de");
  }
}
