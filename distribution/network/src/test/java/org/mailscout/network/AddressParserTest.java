package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;

final class AddressParserTest {

  private final AddressParser parser = new AddressParser(new PublicSuffixNames());

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "jane@Example.COM, jane, example.com",
        "jane@example.com., jane, example.com",
        "Jane+x=1&y@example.com, Jane+x=1&y, example.com",
        "\"a@b c\"@example.com, \"a@b c\", example.com",
        "\"a\\\"b\"@example.com, \"a\\\"b\", example.com",
        "jane@faß.de, jane, xn--fa-hia.de",
        "jane@βόλος.com, jane, xn--nxasmm1c.com",
        "αβγ@example.com, αβγ, example.com",
        "a@gov.in, a, gov.in"
      })
  void readsAddresses(String text, String local, String domain) throws Exception {
    assertThat(parser.parse(text).address()).contains(new EmailAddress(local, Domain.of(domain)));
    assertThat(parser.parse(text).anyDomain()).isEqualTo(Domain.of(domain));
  }

  @Test
  void readsADomainAlone() throws Exception {
    assertThat(parser.parse("Faß.de").domain()).contains(Domain.of("xn--fa-hia.de"));
    assertThat(parser.parse("Faß.de").address()).isEmpty();
  }

  @Test
  void keepsTheLocalPartAsItWasTyped() throws Exception {
    String decomposed = "e\u0301";

    assertThat(parser.parse(decomposed + "@example.com").address().orElseThrow().local())
        .isEqualTo(decomposed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "jane@",
        "@example.com",
        "@/etc/passwd",
        "--ca=x",
        "a@good.com@evil.com",
        "\"x@good.com\"y@evil.com",
        "\"x@good.com@evil.com",
        "\"a\"@b.com@c.com",
        "jane(comment)@example.com",
        "jane@(comment)example.com",
        "jane doe@example.com",
        "jane@example.com ",
        "jane\r\nRCPT@example.com",
        "jane@example.com\r\nX: y",
        "jane\u0000@example.com",
        "jane\u001b[31m@example.com",
        "jane@exam\u001b[31mple.com",
        "jane\u202e@example.com",
        "a\u200db@example.com",
        "a@a\u200db.example",
        "\ud800@example.com",
        "\"a\nb\"@example.com",
        ".jane@example.com",
        "jane.@example.com",
        "ja..ne@example.com",
        "a@[127.0.0.1]",
        "a@[IPv6:::1]",
        "a@localhost",
        "a@x.localhost",
        "a@com",
        "a@127.1",
        "a@127.0.0.1",
        "a@0x7f.1",
        "a@example..com",
        "a@.example.com",
        "a@example.com..",
        "a@-x.example",
        "a@a_b.example",
        "a@xn--zz--9999999.example",
        "a@\u2488com/x"
      })
  void refusesTheRestInOnePlainLine(String text) {
    assertThatThrownBy(() -> parser.parse(text))
        .isInstanceOf(MalformedAddressException.class)
        .asInstanceOf(InstanceOfAssertFactories.type(MalformedAddressException.class))
        .extracting(MalformedAddressException::line)
        .asString()
        .matches("[ -~]{1,400}");
  }

  @Test
  void boundsEveryPart() {
    String label = "a".repeat(64);
    String longName = ("a".repeat(60) + ".").repeat(5) + "com";

    for (String text :
        new String[] {
          "a@" + label + ".com", "a@" + longName, label + "a@b.com", "a@" + "\u00e9".repeat(100_000)
        }) {
      assertThatThrownBy(() -> parser.parse(text)).isInstanceOf(MalformedAddressException.class);
    }
  }
}
