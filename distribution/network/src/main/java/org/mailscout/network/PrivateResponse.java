package org.mailscout.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The answer to a {@link PrivateRequest}, whatever its status; may hold a secret. */
public final class PrivateResponse {

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  PrivateResponse(int status, Map<String, List<String>> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  /** Returns the status, such as 200. */
  public int status() {
    return status;
  }

  /** Returns the values of a header field, in order; the name in any case. */
  public List<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Returns a copy of the decoded body. */
  public byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return "status " + status;
  }
}
