package org.mailscout.lab.oauth;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mailscout.lab.LabResponse;

/** A request that is refused, as RFC 6749 §5.2 says it. */
public final class OAuthRefusal extends Exception {

  private static final long serialVersionUID = 1;

  private final int status;
  private final String error;

  /** Creates one with status 400. */
  public OAuthRefusal(String error, String description) {
    this(400, error, description);
  }

  /** Creates one with another status. */
  public OAuthRefusal(int status, String error, String description) {
    super(description);
    this.status = status;
    this.error = error;
  }

  /** Returns the code, such as {@code invalid_grant}. */
  public String error() {
    return error;
  }

  /** Returns the words beside the code. */
  public String description() {
    return String.valueOf(getMessage());
  }

  /** Returns the parameters of an error answer. */
  public Map<String, String> parameters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("error", error);
    all.put("error_description", description());
    return all;
  }

  /** Returns the answer of an endpoint that speaks JSON. */
  public LabResponse response() {
    LabResponse answer = Replies.json(parameters()).withStatus(status);
    return status == 401 ? answer.withHeader("WWW-Authenticate", "Basic realm=\"lab\"") : answer;
  }
}
