package org.mailscout.network;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.mailscout.api.Url;

/**
 * An HTTP request that may carry a secret, in its header or its body; never shown by {@code
 * toString()}.
 *
 * <p>Made by {@link #get} or {@link #post} and completed by {@link #with}, which returns a copy.
 */
public final class PrivateRequest {

  private final String method;
  private final Url url;
  private final Map<String, String> headers;
  private final byte[] body;

  private PrivateRequest(String method, Url url, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.url = requireNonNull(url, "url");
    this.headers = Collections.unmodifiableMap(headers);
    this.body = body;
  }

  /** Returns a GET without further headers. */
  public static PrivateRequest get(Url url) {
    return new PrivateRequest("GET", url, Map.of(), new byte[0]);
  }

  /**
   * Returns a POST.
   *
   * @param type the media type of the body
   */
  public static PrivateRequest post(Url url, String type, byte[] body) {
    return new PrivateRequest("POST", url, Map.of("Content-Type", type), body.clone());
  }

  /**
   * Returns a copy with one more header field.
   *
   * @throws IllegalArgumentException if the value is not printable ASCII
   */
  public PrivateRequest with(String name, String value) {
    if (!value.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
      throw new IllegalArgumentException("header field " + name);
    }
    Map<String, String> more = new TreeMap<>(headers);
    more.put(name, value);
    return new PrivateRequest(method, url, more, body);
  }

  /** Returns the method. */
  public String method() {
    return method;
  }

  /** Returns what is asked. */
  public Url url() {
    return url;
  }

  Map<String, String> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return method + " " + url.origin();
  }
}
