package org.mailscout.network;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;

/**
 * One probe of a service over HTTP: asks for its resource without a credential, and knows it by the
 * way it refuses.
 */
final class HttpProbe {

  private static final int UNAUTHORIZED = 401;

  private final HttpFetcher http;
  private final Limits limits;

  HttpProbe(HttpFetcher http, Limits limits) {
    this.http = http;
    this.limits = limits;
  }

  /**
   * Probes.
   *
   * @throws InterruptedException if the thread is interrupted or the call cancelled
   */
  ProbeAnswer run(ProbeQuestion question, Url url, Call call) throws InterruptedException {
    boolean jmap = question.protocol().equals(Protocol.JMAP);
    HttpAnswer answer = http.fetch(request(url, jmap), call);
    List<String> challenges = answer.header("www-authenticate");
    Optional<Failure> failure = answer.failure().or(() -> jmap ? notJmap(answer) : notDav(answer));
    ProbeAnswer.Findings findings =
        new ProbeAnswer.Findings(
            List.of(),
            Mechanisms.ofChallenges(challenges),
            List.of(),
            ServerText.capabilities(challenges));
    return failure
        .map(f -> ProbeAnswer.failed(question, f, findings, answer.provenance()))
        .orElseGet(() -> ProbeAnswer.of(question, findings, answer.provenance()));
  }

  private HttpRequest request(Url url, boolean jmap) {
    HttpRequest request = HttpRequest.get(url);
    return jmap ? request.withAccept("application/json").withBytes(limits.sessionBytes()) : request;
  }

  // RFC 8620 §2: the session resource is for users; who is none is asked to sign in.
  private Optional<Failure> notJmap(HttpAnswer answer) {
    boolean proved =
        asksToSignIn(answer)
            || (answer.status() == 200 && JmapSession.isValid(answer.body(), limits));
    return proved ? Optional.empty() : Optional.of(somethingElse(answer));
  }

  // RFC 4918 §10.1, RFC 6764 §5: a collection may ask to sign in, or say that it is no page.
  private Optional<Failure> notDav(HttpAnswer answer) {
    boolean proved =
        asksToSignIn(answer)
            || answer.status() == 207
            || !answer.header("dav").isEmpty()
            || answer.header("allow").stream().anyMatch(methods -> methods.contains("PROPFIND"))
            || (answer.status() == 200 && !isPage(answer));
    return proved ? Optional.empty() : Optional.of(somethingElse(answer));
  }

  private static boolean asksToSignIn(HttpAnswer answer) {
    return answer.status() == UNAUTHORIZED && !answer.header("www-authenticate").isEmpty();
  }

  private static boolean isPage(HttpAnswer answer) {
    return answer.header("content-type").stream()
        .map(type -> type.toLowerCase(Locale.ROOT))
        .anyMatch(type -> type.contains("html"));
  }

  private static Failure somethingElse(HttpAnswer answer) {
    boolean declined = answer.status() == UNAUTHORIZED || answer.status() == 403;
    String message = answer.url() + ": status " + answer.status() + " of something else";
    return new Failure(declined ? Reason.REFUSED : Reason.MALFORMED, message, !declined);
  }
}
