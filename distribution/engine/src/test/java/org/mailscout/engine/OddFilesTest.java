package org.mailscout.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Service;
import org.mailscout.api.Username;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabQuestion;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.Recorded;

/** Files as they are found in the wild, each in a whole discovery. */
final class OddFilesTest {

  private static final Map<String, byte[]> ENCODED =
      Map.of(
          "utf-8", plain("utf-8").getBytes(UTF_8),
          "no-declaration",
              plain("no-declaration").replaceFirst("<\\?.*\\?>\n", "").getBytes(UTF_8),
          "bom", ("\uFEFF" + plain("bom")).getBytes(UTF_8),
          "crlf", plain("crlf").replace("\n", "\r\n").getBytes(UTF_8),
          "latin-1", declared("latin-1", "ISO-8859-1").getBytes(ISO_8859_1),
          "utf-16be", ("\uFEFF" + declared("utf-16be", "UTF-16")).getBytes(UTF_16BE),
          "utf-16le", ("\uFEFF" + declared("utf-16le", "UTF-16")).getBytes(UTF_16LE));

  private static final String TRACKER = "https://tracker.example/";
  private static final Map<String, String> FILES =
      Map.of(
          "links",
          plain("links")
              .replace(
                  "</emailProvider>",
                  "<documentation url='%1$sa'><descr>Help</descr></documentation>"
                      + "<enable visiturl='%1$sb'><instruction>Switch on</instruction></enable>"
                      + "<logo url='%1$sc'/></emailProvider><clientConfigUpdate url='%1$sd'/>")
              .replace("%1$s", TRACKER),
          "doctype",
          plain("doctype")
              .replace("?>\n", "?>\n<!DOCTYPE clientConfig SYSTEM '" + TRACKER + "x.dtd'>\n"),
          "unclosed",
          plain("unclosed").replace("%EMAILADDRESS%", "%EMAILADDRESS"),
          "other",
          plain("other").replace("<domain>other.example", "<domain>stranger.example"),
          "domain-in-host",
          ConfigFile.of("domain-in-host.example", "imap.%EMAILDOMAIN%", "%emaildomain%"),
          "person-in-host",
          ConfigFile.of(
              "person-in-host.example",
              ConfigFile.incoming("%EMAILLOCALPART%.mail.example", 993, "SSL")
                  + ConfigFile.incoming("imap.person-in-host.example", 993, "SSL")
                  + ConfigFile.outgoing("%EMAILADDRESS%", 465, "SSL")
                  + ConfigFile.outgoing("smtp.person-in-host.example", 465, "SSL")),
          "unsupported",
          ConfigFile.of(
              "unsupported.example",
              ConfigFile.incoming("first.unsupported.example", 993, "SSL")
                      .replace("password-cleartext", "telepathy")
                  + ConfigFile.incoming("imap.unsupported.example", 993, "SSL")
                  + ConfigFile.outgoing("first.unsupported.example", 465, "SSL")
                      .replace("SSL", "QUIC")
                  + ConfigFile.outgoing("smtp.unsupported.example", 465, "SSL")),
          "no-username",
          ConfigFile.of(
              "no-username.example",
              ConfigFile.incoming("imap.no-username.example", 993, "SSL")
                      .replace("%EMAILADDRESS%", "%EMAILLOCALPART%")
                  + ConfigFile.outgoing("smtp.no-username.example", 465, "SSL")
                      .replaceFirst("<username>.*</username>", "")),
          "starttls-first",
          ConfigFile.of(
              "starttls-first.example",
              ConfigFile.incoming("imap.starttls-first.example", 143, "STARTTLS")
                  + ConfigFile.incoming("imap.starttls-first.example", 993, "SSL")
                  + ConfigFile.outgoing("smtp.starttls-first.example", 587, "STARTTLS")
                  + ConfigFile.outgoing("smtp.starttls-first.example", 465, "SSL")));

  private static Lab lab;
  private static Mailscout mailscout;

  @BeforeAll
  static void open() throws Exception {
    Lab.Builder world = Lab.builder();
    ENCODED.forEach((label, bytes) -> publish(world, label, LabResponse.xml("").withBody(bytes)));
    FILES.forEach((label, text) -> publish(world, label, LabResponse.xml(text)));
    world.site("tracker.example", request -> LabResponse.html("<html></html>"));
    lab = world.start();
    mailscout = LabEngine.open(lab);
    mailscout.discover("utf-8.example");
  }

  @AfterAll
  static void close() {
    mailscout.close();
    lab.close();
  }

  private static String plain(String label) {
    String domain = label + ".example";
    return ConfigFile.of(domain, "imap." + domain, "smtp." + domain);
  }

  private static String declared(String label, String encoding) {
    return plain(label).replace("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"");
  }

  private static void publish(Lab.Builder world, String label, LabResponse file) {
    world.document("autoconfig." + label + ".example", ConfigFile.PATH, file);
  }

  private static RankedSettings first(String label) throws Exception {
    return all(label).get(0);
  }

  private static List<RankedSettings> all(String label) throws Exception {
    String address = "jane.q@" + label + ".example";
    return mailscout.discover(mailscout.request(address).verify(false).build()).settings();
  }

  private static String usual(String label) {
    return "own imap imap.%1$s.example:993 tls submission smtp.%1$s.example:465 tls []"
        .formatted(label);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"utf-8", "no-declaration", "bom", "crlf", "latin-1", "utf-16be", "utf-16le"})
  void readsAFileHoweverItIsEncoded(String label) throws Exception {
    RankedSettings first = first(label);

    assertThat(LabEngine.line(first)).isEqualTo(usual(label));
    assertThat(first.settings().provider()).contains("Käse Mail");
    assertThat(first.settings().services())
        .extracting(Service::usernames)
        .containsOnly(List.of(Username.ADDRESS));
  }

  @Test
  void takesAnUnclosedPlaceholderForTheAddress() throws Exception {
    assertThat(first("unclosed").settings().services())
        .extracting(Service::usernames)
        .containsOnly(List.of(Username.ADDRESS));
  }

  @Test
  void aFileForAnotherDomainIsToBeConfirmed() throws Exception {
    RankedSettings first = first("other");

    assertThat(LabEngine.line(first)).isEqualTo(usual("other").replace("[]", "[other-domain]"));
    assertThat(first.confirmation().needed()).isTrue();
  }

  @Test
  void fillsTheDomainInAHostName() throws Exception {
    assertThat(LabEngine.line(first("domain-in-host")))
        .isEqualTo(
            "own imap imap.domain-in-host.example:993 tls"
                + " submission domain-in-host.example:465 tls []");
  }

  @Test
  void dropsAHostNameThatWouldTellDnsThePersonsName() throws Exception {
    assertThat(all("person-in-host"))
        .extracting(LabEngine::line)
        .containsExactly(usual("person-in-host"));
    assertThat(lab.questions())
        .extracting(LabQuestion::name)
        .noneMatch(name -> name.contains("jane"));
  }

  @Test
  void takesTheNextServerWhereTheFirstIsUnsupported() throws Exception {
    assertThat(all("unsupported"))
        .extracting(LabEngine::line)
        .containsExactly(usual("unsupported"));
  }

  @Test
  void givesSmtpWithoutUserNameTheMailboxes() throws Exception {
    assertThat(first("no-username").settings().services())
        .extracting(Service::usernames)
        .containsOnly(List.of(Username.LOCAL_PART));
  }

  @Test
  void prefersTlsThoughStarttlsIsListedFirst() throws Exception {
    assertThat(all("starttls-first"))
        .extracting(LabEngine::line)
        .containsExactly(
            usual("starttls-first"),
            "own imap imap.starttls-first.example:143 starttls"
                + " submission smtp.starttls-first.example:465 tls []");
  }

  @Test
  void fetchesNothingThatAFileNames() throws Exception {
    RankedSettings links = first("links");
    DiscoveryResult doctype = mailscout.discover("jane.q@doctype.example");

    assertThat(LabEngine.line(links)).isEqualTo(usual("links"));
    assertThat(links.settings().notes()).hasSize(2);
    assertThat(doctype.settings()).isEmpty();
    assertThat(doctype.attempts()).extracting(Attempt::outcome).contains("malformed");
    assertThat(lab.received()).extracting(Recorded::host).doesNotContain("tracker.example");
    assertThat(lab.questions()).extracting(LabQuestion::name).doesNotContain("tracker.example");
  }
}
