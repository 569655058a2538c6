package org.mailscout.clientconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.clientconfig.Files.file;
import static org.mailscout.clientconfig.Files.imap;
import static org.mailscout.clientconfig.Files.read;
import static org.mailscout.clientconfig.Files.section;
import static org.mailscout.clientconfig.Files.tcp;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Authentication;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;

final class ClientConfigReaderTest {

  private static final String GOOD = imap("good.example.com", "993", "SSL");

  @Test
  void readsServersInTheOrderOfTheFile() throws Exception {
    ClientConfig config =
        read(file(imap("a.example.com", "143", "STARTTLS") + imap("b.example.com", "993", "ssl")));

    assertThat(hosts(config)).containsExactly("a.example.com", "b.example.com");
    assertThat(config.servers().get(1))
        .isEqualTo(
            ConfigServer.of(
                    Protocol.IMAP,
                    new ServerLocation.Tcp(
                        Template.of("b.example.com"), Port.of(993), SocketType.TLS))
                .withAuthentication(List.of(Authentication.PASSWORD)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "65536", "99999", "-1", "+993", "٩٩٣", "９９３", "993.0", "0x3e1", "99 3"})
  void dropsASectionWhosePortIsNone(String port) throws Exception {
    ClientConfig config = read(file(imap("bad.example.com", port, "SSL") + GOOD));

    assertThat(hosts(config)).containsExactly("good.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xxx", "SSL=yes", "%server/imap/socket/%", "TLS", "none"})
  void dropsASectionWhoseSocketTypeIsUnknownAndNeverTakesItForPlain(String type) throws Exception {
    ClientConfig config = read(file(imap("bad.example.com", "143", type) + GOOD));

    assertThat(hosts(config)).containsExactly("good.example.com");
  }

  @Test
  void dropsASectionThatContradictsItself() throws Exception {
    String twoHosts =
        section(
            "incomingServer",
            "imap",
            "<hostname>first.example.com</hostname>" + tcp("second.example.com", "993", "SSL"));

    assertThat(hosts(read(file(twoHosts + GOOD)))).containsExactly("good.example.com");
  }

  @Test
  void dropsASectionWhoseUserNameHoldsControlCharacters() throws Exception {
    String bad =
        section(
            "incomingServer",
            "imap",
            "<hostname>a.example.com</hostname><port>993</port><socketType>SSL</socketType>"
                + "<username>a&#10;b</username>");

    assertThat(hosts(read(file(bad + GOOD)))).containsExactly("good.example.com");
  }

  @Test
  void ignoresWhatItDoesNotKnow() throws Exception {
    ClientConfig config =
        read(
            file(
                "<future a='1'><deep/></future>"
                    + section("incomingServer", "gopher", tcp("a.example.com", "70", "SSL"))
                    + section("incomingServer", "owa", "<url>https://a.example.com/owa</url>")
                    + section("outgoingServer", "imap", tcp("a.example.com", "993", "SSL"))
                    + GOOD.replace("<hostname>", "<color>red</color><hostname lang='x'>")
                    + "<clientConfigUpdate url='https://evil.example/'/>"));

    assertThat(hosts(config)).containsExactly("good.example.com");
  }

  @Test
  void comparesElementsAndTypesWithoutRegardToCase() throws Exception {
    ClientConfig config =
        read(
            "<clientConfig>"
                + section("addressBook", "CardDAV", "<serverURL>https://a.example/</serverURL>")
                + "<EmailProvider>"
                + section("incomingserver", "activesync", "<url>https://b.example/</url>")
                + "</EmailProvider></clientConfig>");

    assertThat(config.servers())
        .extracting(ConfigServer::protocol)
        .containsExactly(Protocol.ACTIVESYNC, Protocol.CARDDAV);
  }

  @Test
  void readsTheIspDatabasesOldFormOfExchange() throws Exception {
    ClientConfig config =
        read(
            file(
                section(
                    "incomingServer",
                    "exchange",
                    tcp("o.example.com", "443", "SSL")
                        + "<owaURL>https://o.example.com/owa/</owaURL>"
                        + "<ewsURL>https://o.example.com/ews/exchange.asmx</ewsURL>")));

    assertThat(config.servers())
        .singleElement()
        .satisfies(
            server -> {
              assertThat(server.protocol()).isEqualTo(Protocol.EWS);
              assertThat(server.location())
                  .isEqualTo(
                      new ServerLocation.Web(
                          Template.of("https://o.example.com/ews/exchange.asmx")));
            });
  }

  @ParameterizedTest
  @CsvSource({
    "<authentication>OAuth</authentication>, oauth2",
    "<authentication>oauth2</authentication>, oauth2",
    "<authentication>plain</authentication>, password",
    "<authentication>secure</authentication>, encrypted-password",
    "<authentication>GSSAPI</authentication>, kerberos",
    "<authentication>NTLM</authentication>, ntlm",
    "<authentication>TLS-client-cert</authentication>, client-certificate",
    "<authentication>client-IP-address</authentication>, none",
    "<authentication>http-basic</authentication>, password",
    "<authentication system='http'>Basic</authentication>, password",
    "<authentication system='http'>Digest</authentication>, encrypted-password",
    "<authentication system='sasl'>SCRAM-SHA-256-PLUS</authentication>, encrypted-password",
  })
  void readsTheNamesOfSignIns(String element, String kind) throws Exception {
    String sections = GOOD.replace("<authentication>password-cleartext</authentication>", element);

    ClientConfig config = read(file(sections));

    assertThat(config.servers().get(0).authentication()).containsExactly(new Authentication(kind));
  }

  @Test
  void dropsASectionWhoseSignInsAreAllUnknown() throws Exception {
    String unknown = GOOD.replace("password-cleartext", "telepathy").replace("good", "bad");
    String invalid =
        GOOD.replace("good", "bad").replace("<authentication>", "<authentication system='http'>");
    String mixed = GOOD.replace("<auth", "<authentication>telepathy</authentication><auth");

    assertThat(hosts(read(file(unknown + invalid + mixed)))).containsExactly("good.example.com");
  }

  @Test
  void readsWhatTheUserHasToDoFirst() throws Exception {
    ClientConfig config =
        read(
            file(
                "<documentation url='https://docs.example.com/'><descr lang='de'>Hilfe</descr>"
                    + "<descr lang='en'>Help</descr></documentation>"
                    + "<enable visiturl='https://example.com/on'><instruction>Switch\n  IMAP on"
                    + "</instruction></enable>"));

    assertThat(config.notes())
        .extracting(ConfigNote::text)
        .containsExactly("Switch IMAP on", "Help");
  }

  private static List<String> hosts(ClientConfig config) {
    return config.servers().stream()
        .map(ConfigServer::location)
        .map(ServerLocation.Tcp.class::cast)
        .map(tcp -> tcp.host().text())
        .toList();
  }
}
