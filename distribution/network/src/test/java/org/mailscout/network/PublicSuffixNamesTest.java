package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;

final class PublicSuffixNamesTest {

  private final PublicSuffixNames names = new PublicSuffixNames();

  @ParameterizedTest
  @CsvSource({
    "imap.mail.example.co.uk, example.co.uk",
    "example.com, example.com",
    "a.b.jane.github.io, jane.github.io",
    "_imaps._tcp.example.com, example.com",
    "mail.example.unknowntld, example.unknowntld"
  })
  void findsTheRegistrableDomain(String host, String domain) {
    assertThat(names.registrable(Host.of(host))).contains(Domain.of(domain));
  }

  @Test
  void knowsPublicSuffixes() {
    assertThat(names.registrable(Host.of("co.uk"))).isEmpty();
    assertThat(names.isPublicSuffix(Domain.of("gov.in"))).isTrue();
    assertThat(names.isPublicSuffix(Domain.of("github.io"))).isTrue();
    assertThat(names.isPublicSuffix(Domain.of("example.com"))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Example.COM, example.com",
    "example.com., example.com",
    "faß.de, xn--fa-hia.de",
    "βόλος.com, xn--nxasmm1c.com",
    "xn--fa-hia.de, xn--fa-hia.de",
    "bücher。example, xn--bcher-kva.example"
  })
  void makesALabelsWithoutChangingWhoIsMeant(String text, String domain) {
    assertThat(names.toDomain(text)).contains(Domain.of(domain));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u200db.example", "xn--zz--9999999.example", "a_b.example", "ex ample.com", "\u2488com",
        "localhost", "127.1", "a..b", "\u0627a.example", ""
      })
  void refusesWhatIsNoName(String text) {
    assertThat(names.toDomain(text)).isEmpty();
  }

  @Test
  void showsULabelsWhereAllAreValid() {
    assertThat(names.toUnicode(Domain.of("xn--fa-hia.de"))).isEqualTo("faß.de");
    assertThat(names.toUnicode(Domain.of("xn--zz--9999999.de"))).isEqualTo("xn--zz--9999999.de");
    assertThat(names.toUnicode(Domain.of("example.com"))).isEqualTo("example.com");
  }
}
