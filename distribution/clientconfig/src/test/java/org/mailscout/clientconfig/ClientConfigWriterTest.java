package org.mailscout.clientconfig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailscout.clientconfig.Files.READER;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Authentication;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;

final class ClientConfigWriterTest {

  private static final ConfigServer IMAP =
      ConfigServer.of(
              Protocol.IMAP,
              new ServerLocation.Tcp(
                  Template.of("imap.%EMAILDOMAIN%"), Port.of(993), SocketType.TLS))
          .withAuthentication(List.of(Authentication.OAUTH2, Authentication.PASSWORD));
  private static final ConfigServer CALENDAR =
      ConfigServer.of(
              Protocol.CALDAV, new ServerLocation.Web(Template.of("https://dav.example/?a=1&b=2")))
          .withAuthentication(List.of(Authentication.PASSWORD));

  @Test
  void writesWhatTheReaderReads() throws Exception {
    ClientConfig config =
        ClientConfig.of(
                List.of(
                    ConfigDomain.of("example.com"),
                    new ConfigDomain(Template.of("mx.example"), true)),
                List.of(IMAP, CALENDAR))
            .withDisplayName("Mail <&> \"Söhne\"")
            .withSignIns(
                List.of(
                    new ConfigSignIn(
                        Template.of("id.example"),
                        List.of("mail", "offline_access"),
                        Optional.of(Template.of("https://id.example/a")),
                        Optional.of(Template.of("https://id.example/t")),
                        Optional.of("client"))))
            .withNotes(
                List.of(
                    new ConfigNote(
                        ConfigNote.Kind.ENABLE, "Switch it on", Optional.of("https://a.example/")),
                    new ConfigNote(ConfigNote.Kind.DOCUMENTATION, "Help", Optional.empty())));

    byte[] written = new ClientConfigWriter().write(config);

    assertThat(READER.read(written)).isEqualTo(config);
    assertThat(new String(written, UTF_8))
        .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?><clientConfig version=\"1.2\">")
        .contains("<authentication system=\"http\">Basic</authentication>")
        .contains("<domain purpose=\"mx\">mx.example</domain>");
  }

  @Test
  void leavesOutCharactersThatNoXmlMayHold() throws Exception {
    ClientConfig config =
        ClientConfig.of(List.of(), List.of(IMAP)).withDisplayName("a\u0000b\u001bc\uFFFEd");

    ClientConfig read = READER.read(new ClientConfigWriter().write(config));

    assertThat(read.displayName()).contains(Template.of("abcd"));
  }

  @Test
  void refusesAProtocolThatTheFormatDoesNotHave() {
    ConfigServer gopher =
        ConfigServer.of(
            new Protocol("gopher"), new ServerLocation.Web(Template.of("https://a.example/")));

    assertThatThrownBy(
            () -> new ClientConfigWriter().write(ClientConfig.of(List.of(), List.of(gopher))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
