package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Policy;
import org.mailscout.engine.Mailscout;
import org.mailscout.network.MailConnector;
import org.mailscout.network.PrivateHttp;

/** Signing in to mail servers by SASL, and where a credential never goes. */
final class ProofTest {

  private final MailWorld world = new MailWorld();
  private final Mailscout engine = Adapters.engine(world.lab());
  private final PrivateHttp http = new PrivateHttp(engine.network());
  private final MailConnector mail = new MailConnector(engine.network());
  private final Prover prover = new Prover(http, mail, engine.names());

  @AfterEach
  void close() {
    mail.close();
    http.close();
    engine.close();
    world.close();
  }

  @ParameterizedTest
  @CsvSource({
    "imap, imap.bearer.test, 993, tls",
    "imap, imap.google.test, 993, tls",
    "pop3, pop.bearer.test, 995, tls",
    "submission, smtp.bearer.test, 587, starttls"
  })
  void signsInWithAToken(String protocol, String host, int port, String security) throws Exception {
    Service service = service(protocol, host, port, security);

    assertThat(prove(service, token("at-secret-1"))).isEmpty();
    Optional<String> refused = prove(service, token("bad-secret-1"));
    assertThat(refused.orElseThrow())
        .startsWith(host + ":" + port + ": the token was not accepted (invalid_token)")
        .contains("it wants the scope mail")
        .doesNotContain("bad-secret-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IX secret", "I\u00adX secret", "\u2168\u00a0secret"})
  void signsInWithAPasswordAsTheServerHasPreparedIt(String typed) throws Exception {
    Service service = service("imap", "imap.scram.test", 993, "tls");

    assertThat(prove(service, password(typed))).isEmpty();
    assertThat(prove(service, password("ix secret"))).isPresent();
  }

  @Test
  void signsInByPlainWithAPasswordThatHasNoPreparedForm() throws Exception {
    Service service = service("imap", "imap.young.test", 993, "tls");
    Service scramAlone = service("imap", "imap.scram.test", 993, "tls");

    assertThat(
            prove(service, Credential.password("jane@young.test", MailWorld.YOUNG.toCharArray())))
        .isEmpty();
    assertThatThrownBy(() -> prove(scramAlone, password(MailWorld.YOUNG)))
        .hasMessageContaining("younger than Unicode 3.2");
  }

  @Test
  void goesNowhereThatARefusalNames() throws Exception {
    Service service = service("imap", "imap.liar.test", 993, "tls");

    Optional<String> refused = prove(service, token("at-secret-1"));

    assertThat(refused.orElseThrow())
        .startsWith("imap.liar.test:993: the token was not accepted (401 [2J)")
        .contains("it wants the scope all")
        .doesNotContain("evil.test", "at-secret-1", "\u001b");
    assertThat(world.lab().received()).allMatch(r -> r.host().equals("imap.liar.test"));
    assertThat(world.lab().questions()).noneMatch(q -> q.name().contains("evil.test"));
  }

  @Test
  void saysWhereNoMechanismIsKnown() throws Exception {
    Service service = service("imap", "imap.example.org", 993, "tls");

    assertThat(prove(service, token("at-secret-1")))
        .contains("imap.example.org:993 takes no tokens in a way that is known here");
  }

  @Test
  void sendsNoCredentialWithoutTls() {
    Service service = service("imap", "imap.bearer.test", 993, "none");

    assertThat(refusal(service, true).reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
    assertThat(nothingSent()).isTrue();
  }

  @Test
  void sendsNoCredentialToWhatIsNotConfirmed() {
    Service service = service("imap", "imap.bearer.test", 993, "tls");

    assertThat(Refusal.of(refusal(service, false))).isEqualTo(Refusal.UNCONFIRMED);
    assertThat(nothingSent()).isTrue();
  }

  @Test
  void provesNoServiceThatItDoesNotSpeak() {
    Service service = service("managesieve", "imap.bearer.test", 4190, "starttls");

    assertThat(refusal(service, true).reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
  }

  private boolean nothingSent() {
    return world.lab().received().isEmpty();
  }

  private LookupException refusal(Service service, boolean confirmed) {
    return catchThrowableOfType(
        LookupException.class,
        () -> prover.prove(service, token("at-secret-1"), false, call(), confirmed));
  }

  private Optional<String> prove(Service service, Credential credential) throws Exception {
    return prover.prove(service, credential, false, call(), true);
  }

  private static SignInCall call() {
    return new SignInCall(
        Policy.DEFAULT,
        Deadline.in(Duration.ofSeconds(20), System::nanoTime),
        Domain.of("example.com"),
        host -> true);
  }

  private static Credential password(String password) {
    return Credential.password("jane@scram.test", password.toCharArray());
  }

  private static Credential token(String token) {
    return Credential.bearer("jane@example.com", token.toCharArray());
  }

  private static Service service(String protocol, String host, int port, String security) {
    return Service.of(
        new Protocol(protocol), Endpoint.of(Host.of(host), Port.of(port), new Security(security)));
  }
}
