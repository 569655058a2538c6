package org.mailscout.clientconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.clientconfig.Files.file;
import static org.mailscout.clientconfig.Files.imap;
import static org.mailscout.clientconfig.Files.section;
import static org.mailscout.clientconfig.Files.smtp;
import static org.mailscout.clientconfig.Files.tcp;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.IssuerHint;
import org.mailscout.api.Note;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.Username;
import org.mailscout.testkit.FakeNames;

final class ClientConfigSettingsTest {

  private static final Domain DOMAIN = Domain.of("example.com");
  private static final ClientConfigSettings SETTINGS =
      ClientConfigSettings.of(DOMAIN, new FakeNames());

  @Test
  void givesEachIncomingServerTheBestProtectedOutgoingOne() throws Exception {
    List<Settings> settings =
        read(
            imap("a.example.com", "143", "STARTTLS")
                + imap("a.example.com", "993", "SSL")
                + smtp("plain.example.com", "25", "plain")
                + smtp("upgrade.example.com", "587", "STARTTLS")
                + smtp("tls.example.com", "465", "SSL"));

    assertThat(settings).extracting(Settings::order).containsExactly(0, 1);
    assertThat(settings)
        .allSatisfy(
            s ->
                assertThat(s.submission().orElseThrow().endpoint().host())
                    .isEqualTo(Host.of("tls.example.com")));
    assertThat(settings.get(0).provider()).contains("Example Mail");
  }

  @Test
  void keepsServersWithoutTlsForThePolicyToJudge() throws Exception {
    List<Settings> settings = read(imap("a.example.com", "143", "plain"));

    assertThat(settings.get(0).services().get(0).endpoint().security()).isEqualTo(Security.NONE);
  }

  @Test
  void skipsWhatIsUnsupportedAndTakesTheNext() throws Exception {
    List<Settings> settings =
        read(
            imap("a.example.com", "993", "SSL").replace("password-cleartext", "telepathy")
                + imap("b.example.com", "993", "SSL"));

    assertThat(settings)
        .singleElement()
        .satisfies(
            s ->
                assertThat(s.mailbox().orElseThrow().endpoint().host().name())
                    .isEqualTo("b.example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%EMAILLOCALPART%.example.com",
        "%EMAILADDRESS%",
        "127.0.0.1",
        "2130706433",
        "localhost",
        "*.example.com",
        "user@example.com",
        "a%00b.example.com",
        "evil.example/x",
        "-a.example.com",
        "a..example.com",
      })
  void dropsASectionWhoseHostIsNoneOrWouldHoldTheLocalPart(String host) throws Exception {
    assertThat(read(imap(host, "993", "SSL"))).isEmpty();
  }

  @Test
  void fillsInTheDomainInHostNamesAndReadsOthersAlphabets() throws Exception {
    List<Settings> settings =
        read(
            imap("mail.%emaildomain%", "993", "SSL")
                + imap("%EMAILDOMAIN%", "993", "SSL")
                + imap("imap.bücher.example", "993", "SSL"));

    assertThat(settings)
        .extracting(s -> s.mailbox().orElseThrow().endpoint().host().name())
        .containsExactly("mail.example.com", "example.com", "imap.xn--bcher-kva.example");
  }

  @Test
  void makesPatternsOfUserNames() throws Exception {
    assertThat(usernames("%EMAILADDRESS")).containsExactly(Username.ADDRESS);
    assertThat(usernames("%EMAILLOCALPART%")).containsExactly(Username.LOCAL_PART);
    assertThat(usernames("%EMAILLOCALPART%.%EMAILDOMAIN%"))
        .containsExactly(new Username("{local}.{domain}"));
    assertThat(usernames("%REALNAME%")).isEmpty();
  }

  @Test
  void givesAnOutgoingServerWithoutUserNameThatOfTheMailbox() throws Exception {
    String local = imap("a.example.com", "993", "SSL").replace("ADDRESS", "LOCALPART");
    String smtp = smtp("b.example.com", "465", "SSL").replaceAll("<username>.*</username>", "");
    String open = smtp.replace("password-cleartext", "client-IP-address");

    assertThat(read(local + smtp).get(0).submission().orElseThrow().usernames())
        .containsExactly(Username.LOCAL_PART);
    assertThat(read(local + open).get(0).submission().orElseThrow().usernames()).isEmpty();
  }

  @Test
  void keepsTheBestProtectedSixteen() throws Exception {
    String plain =
        IntStream.range(0, 100)
            .mapToObj(i -> imap("p" + i + ".example.com", "143", "plain"))
            .collect(Collectors.joining());

    List<Settings> settings = read(plain + imap("tls.example.com", "993", "SSL"));

    assertThat(settings).hasSize(ClientConfigSettings.MOST);
    assertThat(settings.get(15).mailbox().orElseThrow().endpoint().host().name())
        .isEqualTo("tls.example.com");
  }

  @Test
  void letsOtherServicesRideAlong() throws Exception {
    List<Settings> settings =
        read(
            imap("a.example.com", "993", "SSL")
                + section("incomingServer", "jmap", "<url>https://j.example.com/s</url>")
                + section("calendar", "caldav", "<url>https://c.example.com/%EMAILADDRESS%</url>")
                + section("calendar", "caldav", "<url>https://x.example.com/</url>")
                + section("fileShare", "webdav", "<url>https://%EMAILLOCALPART%.example.com</url>")
                + section("setupServer", "managesieve", tcp("s.example.com", "4190", "STARTTLS")));

    assertThat(settings).hasSize(2);
    assertThat(settings)
        .allSatisfy(
            s ->
                assertThat(s.services())
                    .extracting(Service::protocol)
                    .endsWith(Protocol.CALDAV, Protocol.MANAGESIEVE));
    assertThat(settings.get(1).services().get(1).endpoint().url())
        .contains(Url.of("https://c.example.com/{address}"));
  }

  @Test
  void reportsCalendarsWithoutAMailbox() throws Exception {
    List<Settings> settings = read(section("calendar", "caldav", "<url>https://c.example/</url>"));

    assertThat(settings).singleElement().satisfies(s -> assertThat(s.mailbox()).isEmpty());
  }

  @Test
  void doubtsAFileMadeForOthers() throws Exception {
    ClientConfig config = Files.read(file(imap("a.example.com", "993", "SSL")));

    assertThat(doubts(ClientConfigSettings.of(Domain.of("other.org"), new FakeNames()), config))
        .containsExactly(ConfirmReason.OTHER_DOMAIN);
    assertThat(doubts(SETTINGS, config)).isEmpty();
    assertThat(
            doubts(
                ClientConfigSettings.of(Domain.of("other.org"), new FakeNames())
                    .withHoster(Domain.of("eu.example.com")),
                config))
        .isEmpty();
  }

  @Test
  void takesADomainOfExchangesForExchangesOnly() throws Exception {
    ClientConfig config =
        Files.read(
            file(imap("a.example.com", "993", "SSL"))
                .replace("<domain>", "<domain purpose=\"mx\">"));

    assertThat(doubts(SETTINGS, config)).containsExactly(ConfirmReason.OTHER_DOMAIN);
    assertThat(doubts(SETTINGS.withHoster(DOMAIN), config)).isEmpty();
  }

  @Test
  void handsOnIssuersAndNotes() throws Exception {
    Settings settings =
        read(imap("a.example.com", "993", "SSL")
                + "<oAuth2><issuer>id.example.com</issuer><scope>mail offline_access</scope>"
                + "<authURL>https://id.example.com/a</authURL>"
                + "<tokenURL>https://id.example.com/t</tokenURL></oAuth2>"
                + "<enable visiturl='http://example.com/'><instruction>On</instruction></enable>"
                + "<documentation url='http://example.com/'><descr>No</descr></documentation>"
                + "<documentation url='https://example.com/d'/>")
            .get(0);

    assertThat(settings.issuers())
        .containsExactly(
            IssuerHint.of("id.example.com")
                .withScopes(List.of("mail", "offline_access"))
                .withEndpoints(
                    Url.of("https://id.example.com/a"), Url.of("https://id.example.com/t")));
    assertThat(settings.notes())
        .containsExactly(
            Note.of("On"),
            new Note(
                "The provider's instructions",
                java.util.Optional.of(Url.of("https://example.com/d"))));
  }

  private static List<Settings> read(String sections) throws ClientConfigException {
    return SETTINGS.read(Files.read(file(sections)));
  }

  private static List<Username> usernames(String text) throws ClientConfigException {
    String section = imap("a.example.com", "993", "SSL").replace("%EMAILADDRESS%", text);
    return read(section).get(0).mailbox().orElseThrow().usernames();
  }

  private static Iterable<ConfirmReason> doubts(ClientConfigSettings settings, ClientConfig file) {
    return settings.read(file).get(0).doubts();
  }
}
