package org.mailscout.lab.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.lab.openid.OpenIdClient.PASSWORD;
import static org.mailscout.lab.openid.OpenIdClient.USER;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabExtension;
import org.mailscout.lab.LabPage;
import org.mailscout.lab.json.Json;

/** The way that a program goes: from what JMAP says to a stranger, over OpenID, to a mailbox. */
@ExtendWith(LabExtension.class)
final class BareAddressToMailboxTest {

  private static final URI SESSION = URI.create("https://api.jmap.example/.well-known/jmap");
  private static final String MAIL = "urn:ietf:params:jmap:mail";

  private OpenIdClient client;

  @BeforeEach
  void meet(Lab lab) {
    client = new OpenIdClient(lab);
  }

  @Test
  void listsAMailboxOverJmapWithAToken() throws IOException {
    LabPage challenge = client.browser.open(SESSION);
    URI metadata =
        URI.create(
            "https://api.jmap.example/.well-known/oauth-protected-resource/.well-known/jmap");
    Map<String, Object> resource = Json.object(client.browser.open(metadata).text());
    assertThat(challenge.status()).isEqualTo(401);
    assertThat(resource)
        .containsEntry("resource", SESSION.toString())
        .containsEntry("authorization_servers", List.of(OpenIdClient.ISSUER));

    String token = Json.text(client.signedIn(client.registered()), "access_token");

    assertThat(mailboxes("Bearer " + token)).containsExactly("Inbox", "Drafts", "Sent", "Trash");
  }

  @Test
  void listsAMailboxOverJmapWithAPassword() throws IOException {
    assertThat(mailboxes("Basic " + base64(USER + ":" + PASSWORD))).contains("Inbox");
    assertThat(session("Basic " + base64(USER + ":wrong")).status()).isEqualTo(401);
    assertThat(session("Bearer unknown").status()).isEqualTo(401);
  }

  private List<String> mailboxes(String authorization) throws IOException {
    Map<String, Object> session = Json.object(session(authorization).text());
    assertThat(session).containsEntry("username", USER);
    LabPage answer =
        call(
            authorization,
            MAIL,
            List.of("Mailbox/get", Map.of("accountId", account(session)), "0"));
    return List.of(answer.text().split("\"name\":\"", -1)).stream()
        .skip(1)
        .map(text -> text.substring(0, text.indexOf('"')))
        .toList();
  }

  private static String account(Map<String, Object> session) {
    return session.get("primaryAccounts") instanceof Map<?, ?> primary
        ? String.valueOf(primary.get(MAIL))
        : "";
  }

  private LabPage session(String authorization) throws IOException {
    return client.browser.send("GET", SESSION, Map.of("Authorization", authorization), "");
  }

  private LabPage call(String authorization, String using, List<Object> call) throws IOException {
    return client.browser.send(
        "POST",
        URI.create("https://api.jmap.example/jmap/api"),
        Map.of("Authorization", authorization, "Content-Type", "application/json"),
        Json.write(Map.of("using", List.of(using), "methodCalls", List.of(call))));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:ietf:params:jmap:mail,Email/get,unknownMethod",
    "urn:ietf:params:jmap:mail,Mailbox/get,accountNotFound",
    "urn:stranger,Mailbox/get,unknownCapability"
  })
  void refusesWhatItDoesNotKnow(String using, String method, String expected) throws IOException {
    String basic = "Basic " + base64(USER + ":" + PASSWORD);

    LabPage answer = call(basic, using, List.of(method, Map.of("accountId", "other"), "0"));

    assertThat(answer.text()).contains(expected);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
