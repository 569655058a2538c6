package org.mailscout.oauth;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.Limits;
import org.mailscout.network.Busy;
import org.mailscout.network.Call;
import org.mailscout.network.PrivateHttp;
import org.mailscout.network.PrivateRequest;
import org.mailscout.network.PrivateResponse;

/** Sends what the SDK has put together, over our own network and within its bounds. */
final class Wire {

  private static final int MOST_REPEATS = 2;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** An answer of an endpoint. */
  static final class Answer {

    private final Url endpoint;
    private final PrivateResponse response;

    private Answer(Url endpoint, PrivateResponse response) {
      this.endpoint = endpoint;
      this.response = response;
    }

    Url endpoint() {
      return endpoint;
    }

    int status() {
      return response.status();
    }

    byte[] body() {
      return response.body();
    }

    boolean isSuccess() {
      return status() == 200 || status() == 201;
    }

    boolean isTrouble() {
      return Busy.is(status());
    }

    /** Returns the endpoint's own trouble, or a status that it cannot mean. */
    LookupException trouble() {
      return new LookupException(
          isTrouble() ? Reason.SERVER_FAILURE : Reason.MALFORMED,
          endpoint.origin() + ": " + Busy.words(status(), response.header("Retry-After")));
    }

    @Override
    public String toString() {
      return endpoint.origin() + ": status " + status();
    }
  }

  private final PrivateHttp http;
  private final Call call;
  private final Pause pause;

  Wire(PrivateHttp http, Call call, Pause pause) {
    this.http = http;
    this.call = call;
    this.pause = pause;
  }

  /** Gets a document, again where the server is in trouble. */
  Answer get(Url url) throws LookupException, InterruptedException {
    return repeat(PrivateRequest.get(url).with("Accept", "application/json"));
  }

  /** Sends a request once. */
  Answer once(HTTPRequest request) throws LookupException, InterruptedException {
    PrivateRequest sent = request(request);
    return answer(sent, send(sent));
  }

  /**
   * Sends a request that can be sent again, where the server says that it is in trouble: asking
   * twice changes no more than asking once.
   */
  Answer repeatable(HTTPRequest request) throws LookupException, InterruptedException {
    return repeat(request(request));
  }

  private Answer repeat(PrivateRequest request) throws LookupException, InterruptedException {
    Duration wait = FIRST_PAUSE;
    for (int repeats = 0; ; repeats++) {
      PrivateResponse response = send(request);
      Answer answer = answer(request, response);
      Duration asked = Busy.wait(response.header("Retry-After")).map(Wire::capped).orElse(wait);
      if (!answer.isTrouble()
          || repeats == MOST_REPEATS
          || asked.compareTo(call.deadline().remaining()) >= 0) {
        return answer;
      }
      pause.of(asked);
      wait = wait.multipliedBy(2);
    }
  }

  private PrivateResponse send(PrivateRequest request)
      throws LookupException, InterruptedException {
    try {
      return http.send(request, Limits.DEFAULT.bodyBytes(), call);
    } catch (LookupException e) {
      String message = String.valueOf(e.getMessage());
      if (message.contains(request.url().host().name())) {
        throw e;
      }
      throw new LookupException(e.reason(), request.url().origin() + ": " + message, e);
    }
  }

  private static Answer answer(PrivateRequest request, PrivateResponse response) {
    return new Answer(request.url(), response);
  }

  private static Duration capped(Duration asked) {
    return asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked;
  }

  private static PrivateRequest request(HTTPRequest request) throws LookupException {
    Url url =
        Url.parse(request.getURI().toString())
            .orElseThrow(() -> new LookupException(Reason.MALFORMED, "an endpoint is no URL"));
    String body = request.getBody() == null ? "" : request.getBody();
    PrivateRequest sent =
        PrivateRequest.post(
                url,
                String.valueOf(request.getEntityContentType()),
                body.getBytes(StandardCharsets.UTF_8))
            .with("Accept", "application/json");
    String authorization = request.getAuthorization();
    return authorization == null ? sent : sent.with("Authorization", authorization);
  }
}
