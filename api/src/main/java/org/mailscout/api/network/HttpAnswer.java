package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Url;

/**
 * What a web server answers, after redirects.
 *
 * <p>Made by the ports and the test kit alone. A status of 429 or from 500 on is a {@link Failure}
 * with {@link org.mailscout.api.Reason#SERVER_FAILURE}; every other status is an answer.
 */
public final class HttpAnswer implements Answer {

  private final HttpRequest request;
  private final Provenance provenance;
  private final Optional<Failure> failure;
  private final int status;
  private final List<Url> hops;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  private HttpAnswer(
      HttpRequest request,
      Provenance provenance,
      Optional<Failure> failure,
      int status,
      List<Url> hops,
      Map<String, List<String>> headers,
      byte[] body) {
    this.request = requireNonNull(request, "request");
    this.provenance = requireNonNull(provenance, "provenance");
    this.failure = failure;
    this.status = status;
    this.hops = List.copyOf(hops);
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  /**
   * Returns an answer; for ports and the test kit.
   *
   * @param hops the URLs asked, first to last, without the address; never empty
   * @param headers the last hop's fields, names in lower case
   * @param body decoded
   */
  public static HttpAnswer of(
      HttpRequest request,
      int status,
      List<Url> hops,
      Map<String, List<String>> headers,
      byte[] body,
      Provenance provenance) {
    return new HttpAnswer(request, provenance, Optional.empty(), status, hops, headers, body);
  }

  /** Returns the answer that the request failed; for ports and the test kit. */
  public static HttpAnswer failed(HttpRequest request, Failure failure, Provenance provenance) {
    return new HttpAnswer(
        request,
        provenance,
        Optional.of(failure),
        0,
        List.of(request.url()),
        Map.of(),
        new byte[0]);
  }

  /** Returns what was asked. */
  public HttpRequest request() {
    return request;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public Optional<Failure> failure() {
    return failure;
  }

  /** Returns the status, such as 200; 0 if the request failed. */
  public int status() {
    return status;
  }

  /** Returns the URL that answered, after redirects, without the address. */
  public Url url() {
    return hops.get(hops.size() - 1);
  }

  /** Returns all URLs asked, first to last, without the address. */
  public List<Url> hops() {
    return hops;
  }

  /** Returns the values of a header field, in order; the name in any case. */
  public List<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Returns a copy of the decoded body; empty if there is none. */
  public byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return request + ": " + failure.map(Failure::toString).orElse("" + status);
  }
}
