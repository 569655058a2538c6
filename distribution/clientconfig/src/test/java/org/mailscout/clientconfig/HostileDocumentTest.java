package org.mailscout.clientconfig;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailscout.clientconfig.Files.READER;
import static org.mailscout.clientconfig.Files.file;
import static org.mailscout.clientconfig.Files.imap;
import static org.mailscout.clientconfig.Files.read;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.clientconfig.ClientConfigException.Kind;

final class HostileDocumentTest {

  private static final String SECTION = imap("imap.example.com", "993", "SSL");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{\"error\": \"not found\"}",
        "<!DOCTYPE html><html><body><br>Parked</body></html>",
        "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body/></html>",
        "Not found",
      })
  void tellsAnotherDocument(String text) {
    assertKind(text.getBytes(UTF_8), Kind.OTHER_DOCUMENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<clientConfig>",
        "<clientConfig></other>",
        "<clientConfig>&nbsp;</clientConfig>",
        "<clientConfig/><clientConfig/>",
        "<!DOCTYPE clientConfig><clientConfig/>",
        "<!DOCTYPE clientConfig [<!ENTITY a 'x'>]><clientConfig>&a;</clientConfig>",
        "<!DOCTYPE clientConfig SYSTEM 'http://127.0.0.1:9/x.dtd'><clientConfig/>",
        "<?xml version='1.0' encoding='UTF-7'?><clientConfig/>",
        "<?xml version='1.0' encoding='windows-1252'?><clientConfig/>",
      })
  void refusesWhatIsNotWellFormedOrNotPlain(String text) {
    assertKind(text.getBytes(UTF_8), Kind.MALFORMED);
  }

  @Test
  void readsNoLocalFile(@TempDir Path folder) throws Exception {
    Path secret = java.nio.file.Files.writeString(folder.resolve("secret"), "secret.example.com");
    String text =
        "<!DOCTYPE c [<!ENTITY s SYSTEM '"
            + secret.toUri()
            + "'>]>"
            + file(imap("&s;", "1", "SSL"));

    assertKind(text.replaceFirst("<\\?xml[^>]*>\n", "").getBytes(UTF_8), Kind.MALFORMED);
  }

  @Test
  void refusesABillionLaughsAtOnce() {
    StringBuilder text = new StringBuilder("<!DOCTYPE clientConfig [<!ENTITY a0 'ha'>");
    IntStream.range(1, 30)
        .forEach(
            i -> text.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>"));
    text.append("]><clientConfig>&a29;</clientConfig>");

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertKind(text.toString().getBytes(UTF_8), Kind.MALFORMED));
  }

  @Test
  void boundsDepthAttributesTextAndElements() throws Exception {
    read("<clientConfig>" + "<a>".repeat(15) + "</a>".repeat(15) + "</clientConfig>");
    assertTooLarge("<clientConfig>" + "<a>".repeat(16) + "</a>".repeat(16) + "</clientConfig>");
    assertTooLarge("<clientConfig>" + "<a>".repeat(50_000));
    read("<clientConfig" + attributes(32) + "/>");
    assertTooLarge("<clientConfig" + attributes(33) + "/>");
    assertTooLarge("<clientConfig" + attributes(12_000) + "/>");
    read("<clientConfig>" + "x".repeat(8_192) + "</clientConfig>");
    assertTooLarge("<clientConfig>" + "x".repeat(8_193) + "</clientConfig>");
    assertTooLarge("<clientConfig>" + "&amp;".repeat(8_193) + "</clientConfig>");
    assertTooLarge("<clientConfig a='" + "x".repeat(8_193) + "'/>");
    read("<clientConfig>" + "<a/>".repeat(4_999) + "</clientConfig>");
    assertTooLarge("<clientConfig>" + "<a/>".repeat(5_000) + "</clientConfig>");
    assertTooLarge("<clientConfig>" + "<!-- x -->".repeat(30_000) + "</clientConfig>");
  }

  @Test
  void findsTheRootsNameInZerosWithoutDelay() {
    byte[] zeros = new byte[256 * 1024];

    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertKind(zeros, Kind.OTHER_DOCUMENT));
  }

  @Test
  void readsUtf8Utf16AsciiAndLatin1() throws Exception {
    String body =
        "<clientConfig><emailProvider><displayName>Käse</displayName>"
            + SECTION
            + "</emailProvider></clientConfig>";

    assertName(body, UTF_8);
    assertName("\uFEFF" + body, UTF_8);
    assertName("\uFEFF<?xml version='1.0' encoding='utf-16'?>" + body, UTF_16BE);
    assertName("\uFEFF" + body, UTF_16LE);
    assertName("<?xml version='1.0' encoding='ISO-8859-1'?>" + body, ISO_8859_1);
    assertName(body.replace("><", ">\r\n<"), UTF_8);
  }

  @Test
  void refusesEveryOtherEncoding() {
    String body = "<?xml version='1.0'?><clientConfig>é</clientConfig>";

    assertKind(body.getBytes(Charset.forName("UTF-32BE")), Kind.MALFORMED);
    assertKind(("\uFEFF" + body).getBytes(Charset.forName("UTF-32LE")), Kind.MALFORMED);
    assertKind(body.getBytes(UTF_16LE), Kind.MALFORMED);
    assertKind(body.getBytes(Charset.forName("IBM037")), Kind.MALFORMED);
    assertKind(body.getBytes(ISO_8859_1), Kind.MALFORMED);
    assertKind(declared("US-ASCII").getBytes(UTF_8), Kind.MALFORMED);
    assertKind(("\uFEFF" + declared("ISO-8859-1")).getBytes(UTF_8), Kind.MALFORMED);
    assertKind(("\uFEFF" + declared("UTF-8")).getBytes(UTF_16BE), Kind.MALFORMED);
    assertKind(declared("UTF-16").getBytes(UTF_8), Kind.MALFORMED);
  }

  private static String declared(String encoding) {
    return "<?xml version='1.0' encoding='" + encoding + "'?><clientConfig>é</clientConfig>";
  }

  private static void assertName(String text, Charset charset) throws Exception {
    ClientConfig config = READER.read(text.getBytes(charset));

    assertThat(config.displayName()).contains(Template.of("Käse"));
    assertThat(config.servers()).hasSize(1);
  }

  private static String attributes(int count) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, count).forEach(i -> text.append(" a" + i + "='' "));
    return text.toString();
  }

  private static void assertTooLarge(String text) {
    assertKind(text.getBytes(UTF_8), Kind.TOO_LARGE);
  }

  private static void assertKind(byte[] document, Kind kind) {
    assertThatThrownBy(() -> READER.read(document))
        .asInstanceOf(InstanceOfAssertFactories.type(ClientConfigException.class))
        .extracting(ClientConfigException::kind)
        .isEqualTo(kind);
  }
}
