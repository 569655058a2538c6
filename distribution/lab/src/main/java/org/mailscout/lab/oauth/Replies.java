package org.mailscout.lab.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.json.Json;

/** Answers that nobody may keep: RFC 6749 §5.1. */
public final class Replies {

  private Replies() {}

  /** Returns a JSON document. */
  public static LabResponse json(Map<String, ?> members) {
    return text(Json.write(members));
  }

  /** Returns a JSON document of this text. */
  public static LabResponse text(String json) {
    return unkept(LabResponse.json(json));
  }

  /** Returns a redirect of the browser with further parameters. */
  public static LabResponse redirect(String to, Map<String, String> parameters) {
    return redirect(to, encode(parameters));
  }

  /** Returns a redirect of the browser with a further query. */
  public static LabResponse redirect(String to, String query) {
    String location = to + (to.contains("?") ? "&" : "?") + query;
    return unkept(LabResponse.status(302).withHeader("Location", location));
  }

  /** Returns parameters as a query has them. */
  public static String encode(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  static LabResponse unkept(LabResponse answer) {
    return answer
        .withHeader("Cache-Control", "no-store")
        .withHeader("Referrer-Policy", "no-referrer");
  }
}
