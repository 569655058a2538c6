package org.mailscout.lab;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HTTP response. Made by factories and completed by {@code with…}, which return copies. */
public final class LabResponse {

  private final int status;
  private final List<Map.Entry<String, String>> headers;
  private final byte[] body;
  private final Duration delay;

  private LabResponse(
      int status, List<Map.Entry<String, String>> headers, byte[] body, Duration delay) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.delay = delay;
  }

  /** Returns a response without body. */
  public static LabResponse status(int code) {
    return new LabResponse(code, List.of(), new byte[0], Duration.ZERO);
  }

  /** Returns a document. */
  public static LabResponse of(String mediaType, String text) {
    return status(200).withHeader("Content-Type", mediaType).withBody(text);
  }

  /** Returns an XML document. */
  public static LabResponse xml(String text) {
    return of("text/xml; charset=utf-8", text);
  }

  /** Returns a JSON document. */
  public static LabResponse json(String text) {
    return of("application/json", text);
  }

  /** Returns a web page. */
  public static LabResponse html(String text) {
    return of("text/html; charset=utf-8", text);
  }

  /** Returns a redirect (307). */
  public static LabResponse redirect(String location) {
    return status(307).withHeader("Location", location);
  }

  /** Returns the same with a further header. */
  public LabResponse withHeader(String name, String value) {
    List<Map.Entry<String, String>> all = new ArrayList<>(headers);
    all.add(Map.entry(name, value));
    return new LabResponse(status, all, body, delay);
  }

  /** Returns the same with this body. */
  public LabResponse withBody(String text) {
    return withBody(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the same with this body. */
  public LabResponse withBody(byte[] bytes) {
    return new LabResponse(status, headers, bytes.clone(), delay);
  }

  /** Returns the same with another status code. */
  public LabResponse withStatus(int code) {
    return new LabResponse(code, headers, body, delay);
  }

  /** Returns the same, so long after the request. */
  public LabResponse after(Duration time) {
    return new LabResponse(status, headers, body, time);
  }

  int code() {
    return status;
  }

  List<Map.Entry<String, String>> headers() {
    return headers;
  }

  byte[] body() {
    return body.clone();
  }

  Duration delay() {
    return delay;
  }
}
