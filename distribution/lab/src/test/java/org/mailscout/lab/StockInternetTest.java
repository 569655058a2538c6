package org.mailscout.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Section;

@ExtendWith(LabExtension.class)
final class StockInternetTest {

  private LabClient client;

  @BeforeEach
  void join(Lab lab) throws GeneralSecurityException, IOException {
    client = new LabClient(lab.file());
  }

  @ParameterizedTest
  @CsvSource({
    "autoconfig.autoconfig.example,/mail/config-v1.1.xml,imap.autoconfig.example",
    "wellknown.example,/.well-known/autoconfig/mail/config-v1.1.xml,imap.wellknown.example",
    "v1.ispdb.net,/listed.example,imap.listed.example",
    "autoconfig.thunderbird.net,/v1.1/hoster.example,imap.hoster.example",
    "v1.ispdb.net,/mail.protection.outlook.com,outlook.office365.com"
  })
  void publishesDocuments(String host, String path, String expected) throws IOException {
    String answer = client.get(host, path + "?emailaddress=jane");

    assertThat(answer).startsWith("HTTP/1.1 200 OK").contains("<hostname>" + expected + "<");
  }

  @Test
  void proves401AndItsIssuerForJmap() throws IOException {
    assertThat(client.get("api.jmap.example", "/.well-known/jmap"))
        .startsWith("HTTP/1.1 401")
        .contains("WWW-Authenticate: Bearer resource_metadata=");
    for (String form : new String[] {"oauth-authorization-server", "openid-configuration"}) {
      assertThat(client.get("id.jmap.example", "/.well-known/" + form))
          .contains("\"issuer\":\"https://id.jmap.example\"");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "gateway.example,login.microsoftonline.com,graph.microsoft.com",
    "agency.example,login.microsoftonline.us,graph.microsoft.us"
  })
  void tellsTheTenantOfADomain(String domain, String login, String graph) throws IOException {
    String path = "/" + domain + "/v2.0/.well-known/openid-configuration";

    assertThat(client.get("login.microsoftonline.com", path))
        .startsWith("HTTP/1.1 200")
        .contains("\"issuer\":\"https://" + login + "/", "\"msgraph_host\":\"" + graph + "\"");
  }

  @Test
  void canBeChangedBeforeItStarts() throws IOException, GeneralSecurityException {
    Lab.Builder world =
        Lab.builder()
            .addStock()
            .document("wellknown.example", "/more", LabResponse.json("{}"))
            .document("api.jmap.example", "/.well-known/jmap", LabResponse.status(204));
    try (Lab changed = world.start()) {
      LabClient there = new LabClient(changed.file());

      assertThat(there.get("wellknown.example", "/more")).startsWith("HTTP/1.1 200");
      assertThat(there.get("api.jmap.example", "/.well-known/jmap")).startsWith("HTTP/1.1 204");
      assertThat(changed.addresses()).hasSizeGreaterThan(20);
    }
  }

  @Test
  void publishesTheDigestOfItsPacc() throws IOException, GeneralSecurityException {
    String answer =
        client.get("ua-auto-config.pacc.example", "/.well-known/user-agent-configuration.json");
    byte[] body = answer.split("\r\n\r\n", 2)[1].getBytes(StandardCharsets.UTF_8);
    String digest =
        Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(body));

    assertThat(client.ask("_ua-auto-config.pacc.example", "TXT", false).getSection(Section.ANSWER))
        .singleElement()
        .asString()
        .contains("d=" + digest);
  }

  @Test
  void parksEveryNameAndPath() throws IOException {
    assertThat(client.get("autoconfig.parked.example", "/mail/config-v1.1.xml"))
        .startsWith("HTTP/1.1 200")
        .contains("for sale");
  }

  @Test
  void refusesWhereNothingIs() {
    assertThatThrownBy(() -> client.connect("nothing.example", 443))
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void answersAtEveryProviderHost() throws IOException {
    for (String host : new String[] {"imap.gmail.com", "outlook.office365.com"}) {
      try (Socket socket = client.secure(client.connect(host, 993), host)) {
        assertThat(LabClient.converse(socket, "\\* OK .*")).hasSize(1);
      }
    }
  }

  @Test
  void answersLateAndRedirectsAsTold() throws Exception {
    Lab.Builder world =
        Lab.builder()
            .document("a.example", "/late", LabResponse.status(204).after(Duration.ofMillis(80)))
            .document("a.example", "/away", LabResponse.redirect("https://b.example/"));
    try (Lab lab = world.start()) {
      LabClient other = new LabClient(lab.file());
      long start = System.nanoTime();

      assertThat(other.get("a.example", "/late")).startsWith("HTTP/1.1 204");
      assertThat(System.nanoTime() - start).isGreaterThan(Duration.ofMillis(80).toNanos());
      assertThat(other.get("a.example", "/away"))
          .startsWith("HTTP/1.1 307")
          .contains("Location: https://b.example/");
      assertThat(other.get("a.example", "/none")).startsWith("HTTP/1.1 404");
      assertThat(lab.received())
          .first()
          .extracting(Recorded::received)
          .asString()
          .contains("/late");
    }
  }
}
