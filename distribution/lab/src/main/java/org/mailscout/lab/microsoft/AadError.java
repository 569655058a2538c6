package org.mailscout.lab.microsoft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.oauth.Replies;

/** A refusal as Microsoft words it. */
final class AadError extends Exception {

  private static final long serialVersionUID = 1;

  private final int code;
  private final String error;

  AadError(int code, String error, String words) {
    super("AADSTS" + code + ": " + words);
    this.code = code;
    this.error = error;
  }

  /** Returns the parameters of an answer by redirect. */
  Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("error", error);
    all.put("error_description", text());
    return all;
  }

  LabResponse response() {
    Map<String, Object> all = new LinkedHashMap<>(parameters());
    all.put("error_codes", List.of(code));
    all.put("timestamp", "2026-10-01 12:00:00Z");
    all.put("trace_id", "00000000-0000-0000-0000-000000000001");
    all.put("correlation_id", "00000000-0000-0000-0000-000000000002");
    return Replies.json(all).withStatus(400);
  }

  private String text() {
    return getMessage()
        + " Trace ID: 00000000-0000-0000-0000-000000000001"
        + " Correlation ID: 00000000-0000-0000-0000-000000000002"
        + " Timestamp: 2026-10-01 12:00:00Z";
  }
}
