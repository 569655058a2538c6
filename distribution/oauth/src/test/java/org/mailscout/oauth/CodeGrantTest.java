package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.Refusal;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;

/** Rows A71 to A77 of the attacks: the browser's way there and back. */
final class CodeGrantTest {

  private final TestIssuer issuer = new TestIssuer();
  private final Adapters adapters = new Adapters(issuer.lab);

  @AfterEach
  void close() {
    adapters.close();
    issuer.close();
  }

  @Test
  void sendsPkceStateNonceAndHintAndRedeemsTheCode() throws Exception {
    try (OAuth.CodeFlow flow = adapters.oauth().authorize(issuer.request())) {
      TestBrowser browser = new TestBrowser(flow.page());
      String nonce = browser.parameter("nonce");
      String idToken = TestIssuer.signed(TestIssuer.claims(nonce).build());
      issuer.always("/token", TestIssuer.tokens(",\"id_token\":\"" + idToken + "\""));

      String page = browser.bringCode();
      OAuth.Tokens tokens = flow.await();

      assertThat(tokens.access()).isEqualTo("at-secret-1");
      assertThat(tokens.refresh()).contains("rt-secret-1");
      assertThat(tokens.email()).contains("jane@example.com");
      assertThat(browser.parameter("code_challenge_method")).isEqualTo("S256");
      assertThat(browser.parameter("login_hint")).isEqualTo("jane@example.com");
      assertThat(browser.parameter("response_type")).isEqualTo("code");
      assertThat(page).contains("200 OK").doesNotContain("code-secret-1");
      Map<String, String> form = issuer.asked("/token").get(0).form();
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(form.getOrDefault("code_verifier", "").getBytes(StandardCharsets.US_ASCII));
      assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(digest))
          .isEqualTo(browser.parameter("code_challenge"));
      assertThat(form)
          .containsEntry("grant_type", "authorization_code")
          .containsEntry("code", "code-secret-1")
          .containsEntry("client_id", "client-1")
          .containsEntry("redirect_uri", browser.parameter("redirect_uri"));
    }
  }

  @Test
  void asksForEachResource() throws Exception {
    OAuth.Request plain = issuer.request();
    OAuth.Request request =
        new OAuth.Request(
            plain.server(),
            plain.client(),
            plain.scopes(),
            List.of(
                URI.create("https://jmap.example.com/session"),
                URI.create("imaps://imap.example.com:993")),
            plain.loginHint(),
            Map.of("prompt", "consent"));

    try (OAuth.CodeFlow flow = adapters.oauth().authorize(request)) {
      assertThat(flow.page().toString())
          .contains("resource=https%3A%2F%2Fjmap.example.com%2Fsession")
          .contains("resource=imaps%3A%2F%2Fimap.example.com%3A993")
          .contains("prompt=consent");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code=code-secret-1&state=another&iss=https://id.example.com",
        "code=code-secret-1&iss=https://id.example.com",
        "code=code-secret-1&state=STATE",
        "code=code-secret-1&state=STATE&iss=https://evil.example",
        "code=code-secret-1&state=STATE&iss=https://id.example.com/",
        "code=code-secret-1&state=STATE&iss=https://id.example.com&iss=https://id.example.com",
        "code=code-secret-1&code=other&state=STATE&iss=https://id.example.com",
        "code=code-secret-1&state=STATE&state=STATE&iss=https://id.example.com",
        "state=STATE&iss=https://id.example.com"
      })
  void redeemsNoCodeOfAnAnswerThatIsNotToThisRequest(String query) throws Exception {
    try (OAuth.CodeFlow flow = adapters.oauth().authorize(issuer.request())) {
      TestBrowser browser = new TestBrowser(flow.page());

      String page = browser.bring(query.replace("STATE", browser.parameter("state")));

      LookupException refused = catchThrowableOfType(LookupException.class, flow::await);
      assertThat(Refusal.of(refused)).isEqualTo(Refusal.NOT_OURS);
      assertThat(page).contains("not one to this sign-in").doesNotContain("code-secret-1");
      assertThat(issuer.asked("/token")).isEmpty();
    }
  }

  @Test
  void takesAnAnswerWithoutIssuerWhereNoneWasPromised() throws Exception {
    issuer.always("/token", TestIssuer.tokens(""));

    try (OAuth.CodeFlow flow =
        adapters.oauth().authorize(TestIssuer.request(issuer.server(false)))) {
      TestBrowser browser = new TestBrowser(flow.page());
      browser.bring("code=c&state=" + browser.parameter("state"));

      assertThat(flow.await().access()).isEqualTo("at-secret-1");
    }
  }

  @Test
  void saysWhyTheIssuerRefusesInCleanWords() throws Exception {
    try (OAuth.CodeFlow flow = adapters.oauth().authorize(issuer.request())) {
      TestBrowser browser = new TestBrowser(flow.page());
      String state = browser.parameter("state");

      String page =
          browser.bring(
              "error=access_denied&error_description=%1b%5b31mno%E2%80%AE+%3Cb%3E"
                  + state
                  + "&iss=https://id.example.com&state="
                  + state);

      LookupException refused = catchThrowableOfType(LookupException.class, flow::await);
      assertThat(Refusal.of(refused)).isEqualTo(Refusal.DENIED);
      assertThat(refused)
          .hasMessage("https://id.example.com refused: access_denied ([31mno <b>[redacted])");
      assertThat(page).contains("&lt;b&gt;").doesNotContain("<b>");
    }
  }

  @Test
  void takesTheFirstAnswerAloneAndClosesThePort() throws Exception {
    issuer.always("/token", TestIssuer.tokens(""));

    try (OAuth.CodeFlow flow = adapters.oauth().authorize(issuer.request())) {
      TestBrowser browser = new TestBrowser(flow.page());
      browser.bringCode();
      String second = browser.bring("code=other&state=" + browser.parameter("state"));
      flow.await();

      assertThat(second).contains("there already");
      assertThat(issuer.asked("/token")).hasSize(1);
      assertThat(issuer.asked("/token").get(0).form()).containsEntry("code", "code-secret-1");
      assertThatThrownBy(
              () ->
                  new Socket(InetAddress.getLoopbackAddress(), browser.redirect().getPort())
                      .close())
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void takesNoAnswerToASignInBesideIt() throws Exception {
    try (OAuth.CodeFlow one = adapters.oauth().authorize(issuer.request());
        OAuth.CodeFlow other = adapters.oauth().authorize(issuer.request())) {
      TestBrowser browser = new TestBrowser(one.page());
      TestBrowser beside = new TestBrowser(other.page());

      browser.bring(
          "code=code-secret-1&iss=https://id.example.com&state=" + beside.parameter("state"));

      assertThat(List.of("state", "nonce", "code_challenge"))
          .allSatisfy(
              name -> assertThat(browser.parameter(name)).isNotEqualTo(beside.parameter(name)));
      LookupException refused = catchThrowableOfType(LookupException.class, one::await);
      assertThat(Refusal.of(refused)).isEqualTo(Refusal.NOT_OURS);
      assertThat(issuer.asked("/token")).isEmpty();
    }
  }

  @Test
  void saysThatNoAnswerCameInTime() throws Exception {
    try (OAuth.CodeFlow flow = adapters.oauth().authorize(issuer.request())) {
      adapters.time.of(Duration.ofMinutes(15));

      LookupException refused = catchThrowableOfType(LookupException.class, flow::await);

      assertThat(Refusal.of(refused)).isEqualTo(Refusal.EXPIRED);
    }
  }

  @Test
  void sendsACodeAgainWhereTheServerSaysThatItFailed() throws Exception {
    issuer.always(
        "/token", LabResponse.status(500), LabResponse.status(500), TestIssuer.tokens(""));

    try (OAuth.CodeFlow flow = adapters.oauth().authorize(issuer.request())) {
      new TestBrowser(flow.page()).bringCode();

      assertThat(flow.await().access()).isEqualTo("at-secret-1");
      assertThat(issuer.asked("/token")).hasSize(3);
    }
  }

  @Test
  void spellsTheRedirectAsEntraWantsIt() throws Exception {
    OAuth.Server ours = issuer.server();
    OAuth.Server entra =
        new OAuth.Server(
            "https://login.microsoftonline.com/common/v2.0",
            Url.of("https://login.microsoftonline.com/common/oauth2/v2.0/authorize"),
            ours.token(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.of("https://login.microsoftonline.com/{tenantid}/v2.0"));
    issuer.always("/token", TestIssuer.tokens(""));

    try (OAuth.CodeFlow flow = adapters.oauth().authorize(TestIssuer.request(entra))) {
      TestBrowser browser = new TestBrowser(flow.page());
      browser.bring("code=c&state=" + browser.parameter("state"));

      assertThat(browser.parameter("redirect_uri")).matches("http://localhost:[0-9]+");
      assertThat(flow.await().access()).isEqualTo("at-secret-1");
    }
  }

  @Test
  void waitsForAPrivateUseRedirectWithoutAPort() throws Exception {
    issuer.always("/token", TestIssuer.tokens(""));
    PrivateUseRedirect redirect = PrivateUseRedirect.of("com.example.app:/signed-in");
    OAuth oauth = adapters.oauth(Clients.NONE, Optional.of(redirect));

    try (OAuth.CodeFlow flow = oauth.authorize(issuer.request())) {
      TestBrowser browser = new TestBrowser(flow.page());
      String answer = "?code=c&iss=https://id.example.com&state=" + browser.parameter("state");

      assertThat(redirect.arrived("com.other.app:/signed-in" + answer)).isFalse();
      assertThat(redirect.arrived("com.example.app:/signed-in" + answer)).isTrue();
      assertThat(flow.await().access()).isEqualTo("at-secret-1");
      assertThat(issuer.asked("/token").stream().map(LabRequest::form))
          .allMatch(form -> "com.example.app:/signed-in".equals(form.get("redirect_uri")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://id.example.com/a?client_id=evil",
        "https://id.example.com/a?x=1&state=fixed",
        "https://id.example.com/a?REDIRECT_URI=http://evil.example",
        "https://id.example.com/a?%72edirect_uri=http://evil.example",
        "https://id.example.com/a?x=1&state",
        "http://id.example.com/a"
      })
  void opensNoPageThatSpeaksInOurPlace(String authorization) {
    OAuth.Server ours = issuer.server();
    OAuth.Server hostile =
        new OAuth.Server(
            ours.issuer(),
            Url.of(authorization),
            ours.token(),
            ours.registration(),
            ours.device(),
            ours.revocation(),
            ours.keys(),
            true,
            Optional.empty());

    assertThatThrownBy(() -> adapters.oauth().authorize(TestIssuer.request(hostile)))
        .isInstanceOfSatisfying(
            LookupException.class, e -> assertThat(e.reason()).isEqualTo(Reason.MALFORMED));
  }

  @Test
  void isInterruptedWhileItWaits() throws Exception {
    try (OAuth.CodeFlow flow = adapters.oauth().authorize(issuer.request())) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(flow::await).isInstanceOf(InterruptedException.class);
    }
  }
}
