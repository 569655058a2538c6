package org.mailscout.oauth;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.OAuth.Request;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.discovery.Deadline;

/**
 * One authorization code grant, with PKCE, state and nonce of its own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700#section-2.1">RFC 9700 §2.1</a>
 */
final class CodeGrant implements OAuth.CodeFlow {

  private static final Duration LISTENING = Duration.ofMinutes(5);

  private final Request request;
  private final TokenEndpoint tokens;
  private final Deadline deadline;
  private final State state = new State();
  private final Nonce nonce = new Nonce();
  private final CodeVerifier verifier = new CodeVerifier();
  private final Optional<PrivateUseRedirect> own;
  private final Optional<LoopbackListener> listener;
  private final URI redirect;
  private final Url page;

  CodeGrant(Request request, Redirects redirects, TokenEndpoint tokens, Deadline deadline)
      throws LookupException {
    URI endpoint = Endpoints.of(request.server().authorization(), "authorization_endpoint");
    for (String name : request.extra().keySet()) {
      Endpoints.checkExtra(name);
    }
    this.request = request;
    this.tokens = tokens;
    this.deadline = deadline;
    this.own = redirects.own();
    this.listener =
        own.isPresent()
            ? Optional.empty()
            : Optional.of(LoopbackListener.open(redirects.of(request), this::read));
    this.redirect =
        own.map(PrivateUseRedirect::uri).orElseGet(() -> listener.orElseThrow().redirect());
    this.page = page(endpoint);
  }

  private Url page(URI endpoint) throws LookupException {
    AuthorizationRequest.Builder builder =
        new AuthorizationRequest.Builder(ResponseType.CODE, new ClientID(request.client().id()))
            .endpointURI(endpoint)
            .redirectionURI(redirect)
            .state(state)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .customParameter("nonce", nonce.getValue())
            .customParameter("login_hint", request.loginHint());
    if (!request.scopes().isEmpty()) {
      builder.scope(new Scope(request.scopes().toArray(String[]::new)));
    }
    if (!request.resources().isEmpty()) {
      builder.resources(request.resources().toArray(URI[]::new));
    }
    request.extra().forEach(builder::customParameter);
    URI whole = builder.build().toURI();
    return Url.parse(whole.toString())
        .orElseThrow(
            () ->
                new LookupException(
                    Reason.MALFORMED, request.server().issuer() + ": no page to open"));
  }

  private AuthorizationAnswer read(String query) {
    return AuthorizationAnswer.read(
        query, new AuthorizationAnswer.Expected(request.server(), state.getValue()));
  }

  @Override
  public Url page() {
    return page;
  }

  @Override
  public OAuth.Tokens await() throws LookupException, InterruptedException {
    Duration most = deadline.sooner(LISTENING).remaining();
    Optional<AuthorizationAnswer> answer =
        listener.isPresent() ? listener.get().await(most) : awaitOwn(most);
    // Whatever comes now is for nobody.
    close();
    if (answer.isEmpty()) {
      throw Refusal.EXPIRED.because("the browser brought no answer in time");
    }
    Optional<LookupException> refusal = answer.get().refusal();
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    return tokens.redeem(request, new Code(answer.get().code().orElseThrow()));
  }

  /** What is redeemed, with all that proves that it is ours. */
  final class Code {

    private final String value;

    private Code(String value) {
      this.value = value;
    }

    String value() {
      return value;
    }

    URI redirect() {
      return redirect;
    }

    CodeVerifier verifier() {
      return verifier;
    }

    Nonce nonce() {
      return nonce;
    }
  }

  private Optional<AuthorizationAnswer> awaitOwn(Duration most) throws InterruptedException {
    String query = own.orElseThrow().answers().poll(most.toNanos(), TimeUnit.NANOSECONDS);
    return Optional.ofNullable(query).map(this::read);
  }

  @Override
  public void close() {
    listener.ifPresent(LoopbackListener::close);
  }

  @Override
  public String toString() {
    return "code grant at " + request.server().issuer();
  }
}
