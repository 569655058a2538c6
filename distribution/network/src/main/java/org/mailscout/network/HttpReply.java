package org.mailscout.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/** One response, its body decoded. */
final class HttpReply {

  private final int status;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  HttpReply(ClassicHttpResponse response, byte[] body) {
    this.status = response.getCode();
    this.headers = new TreeMap<>();
    for (Header header : response.getHeaders()) {
      @Nullable String value = header.getValue();
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(value == null ? "" : value);
    }
    this.body = body;
  }

  int status() {
    return status;
  }

  /** Returns the fields, names in lower case. */
  Map<String, List<String>> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
