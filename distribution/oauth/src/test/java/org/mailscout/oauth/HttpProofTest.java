package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.Url;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Policy;
import org.mailscout.engine.Mailscout;
import org.mailscout.lab.LabResponse;
import org.mailscout.network.MailConnector;
import org.mailscout.network.PrivateHttp;

/** Row A72 of the attacks: where a JMAP session or Graph would take a credential. */
final class HttpProofTest {

  private static final Host HOST = Host.of(TestIssuer.HOST);
  private static final String JANE = "jane@example.com";
  private static final Service GRAPH =
      Service.of(Protocol.MSGRAPH, Endpoint.of(Url.of("https://id.example.com/v1.0/")));

  private final TestIssuer server = new TestIssuer();
  private final Mailscout engine = Adapters.engine(server.lab);
  private final PrivateHttp http = new PrivateHttp(engine.network());
  private final MailConnector mail = new MailConnector(engine.network());
  private final Prover prover = new Prover(http, mail, engine.names());

  @AfterEach
  void close() {
    mail.close();
    http.close();
    engine.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/jmap/api, ''",
    "https://jmap.example.com/api, ''",
    "https://evil.test/api, 'the JMAP session sends requests to evil.test'"
  })
  void letsRequestsGoToTheOperatorOfTheSessionAlone(String api, String refusal) throws Exception {
    server.always("/.well-known/jmap", session(api, "{\"a\":{}}"));

    assertThat(jmap().orElse("")).startsWith(refusal).hasSizeLessThan(100);
    assertThat(jmap().isPresent()).isEqualTo(!refusal.isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "http://id.example.com/api",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "https://10.0.0.1/api",
    "https://127.0.0.1/api",
    "https://[::1]/api",
    "https://id.example.com@evil.test/api",
    "-flag://x"
  })
  void takesNoSessionWhoseRequestsAreNotOfHttps(String api) {
    server.always("/.well-known/jmap", session(api, "{\"a\":{}}"));

    assertThat(failure().reason()).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void callsASessionForStrangersNoProof() throws Exception {
    server.always("/.well-known/jmap", session("/jmap/api", "{}"));

    assertThat(jmap()).contains("the JMAP session has no account");
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.test/session, forbidden",
    "http://id.example.com/session, forbidden",
    "https://id.example.com/.well-known/jmap, malformed"
  })
  void takesTheCredentialNowhereElse(String location, String reason) {
    server.always("/.well-known/jmap", LabResponse.redirect(location));

    assertThat(failure().reason().id()).isEqualTo(reason);
    assertThat(server.lab.received()).allMatch(r -> r.host().equals(TestIssuer.HOST));
  }

  @Test
  void readsAnotherDocumentAsNoSession() {
    server.always("/.well-known/jmap", LabResponse.html("<html>"));
    assertThat(failure().reason()).isEqualTo(Reason.MALFORMED);

    server.always("/.well-known/jmap", LabResponse.json("{}"));
    assertThat(failure()).hasMessage("https://id.example.com: no JMAP session");
  }

  @Test
  void asksGraphForTheAccountAndItsInbox() throws Exception {
    server
        .always("/v1.0/me", LabResponse.json("{\"id\":\"1\"}"))
        .always("/v1.0/me/mailFolders/inbox", LabResponse.json("{\"id\":\"2\"}"));

    assertThat(prove(GRAPH)).isEmpty();
    assertThat(server.asked("/v1.0/me").get(0).bearerToken()).contains("at-secret-1");

    server.always(
        "/v1.0/me/mailFolders/inbox",
        LabResponse.json(
                "{\"error\":{\"code\":\"MailboxNotEnabledForRESTAPI\","
                    + "\"message\":\"No mailbox for at-secret-1.\"}}")
            .withStatus(404));
    assertThat(prove(GRAPH)).contains("id.example.com answers 404: No mailbox for [redacted].");
  }

  @Test
  void asksGraphForTheInboxOfAMailboxThatIsShared() throws Exception {
    String path = "/v1.0/users/sales%2Feu%40example.com/mailFolders/inbox";
    server
        .always("/v1.0/me", LabResponse.json("{\"id\":\"1\"}"))
        .always("/v1.0/me/mailFolders/inbox", LabResponse.status(404))
        .always(path, LabResponse.json("{\"id\":\"2\"}"));

    assertThat(prove(GRAPH, "sales/eu@example.com")).isEmpty();
    assertThat(server.asked(path)).hasSize(1);
  }

  @Test
  void saysThatAServerIsInTrouble() {
    server.always("/.well-known/jmap", LabResponse.status(503));

    assertThat(failure().reason()).isEqualTo(Reason.SERVER_FAILURE);
  }

  @Test
  void saysWhenABusyServerIsToBeAskedAgain() {
    server.always("/v1.0/me", LabResponse.status(429).withHeader("Retry-After", "7"));

    LookupException busy = catchThrowableOfType(LookupException.class, () -> prove(GRAPH));

    assertThat(busy.reason()).isEqualTo(Reason.SERVER_FAILURE);
    assertThat(busy)
        .hasMessage(
            "https://id.example.com: status 429 (too many requests), come again in 7 seconds");
  }

  private LookupException failure() {
    return catchThrowableOfType(LookupException.class, this::jmap);
  }

  private Optional<String> jmap() throws LookupException, InterruptedException {
    return prove(
        Service.of(Protocol.JMAP, Endpoint.of(Url.of("https://id.example.com/.well-known/jmap"))));
  }

  private Optional<String> prove(Service service) throws LookupException, InterruptedException {
    return prove(service, JANE);
  }

  private Optional<String> prove(Service service, String mailbox)
      throws LookupException, InterruptedException {
    SignInCall call =
        new SignInCall(
            Policy.DEFAULT,
            Deadline.in(Duration.ofSeconds(20), System::nanoTime),
            Domain.of("example.com"),
            HOST::equals);
    try (Credential credential = Credential.bearer(mailbox, "at-secret-1".toCharArray())) {
      return prover.prove(service, credential, !mailbox.equals(JANE), call, true);
    }
  }

  private static LabResponse session(String api, String accounts) {
    return LabResponse.json(
        "{\"capabilities\":{\"urn:ietf:params:jmap:core\":{}},\"apiUrl\":\""
            + api
            + "\",\"accounts\":"
            + accounts
            + "}");
  }
}
