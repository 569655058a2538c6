package org.mailscout.lab.oauth;

import java.util.Map;
import org.mailscout.lab.LabResponse;

/** Web pages to sign in at: one form, no script, nothing from elsewhere. */
public final class Pages {

  private Pages() {}

  /**
   * Returns the page where a user signs in and allows or denies.
   *
   * @param action where the form goes
   * @param hidden fields of the form that the user does not see
   * @param user the name to begin with
   * @param message what went wrong before, or empty
   */
  public static LabResponse signIn(
      String action, Map<String, String> hidden, String user, String message) {
    return form(
        "Sign in",
        action,
        hidden,
        message,
        field("user", "text", user) + field("password", "password", ""));
  }

  /** Returns the page where a user types a device's code, signs in, and allows or denies. */
  public static LabResponse device(String action, String code, String message) {
    return form(
        "Connect a device",
        action,
        Map.of(),
        message,
        field("user_code", "text", code)
            + field("user", "text", "")
            + field("password", "password", ""));
  }

  /** Returns a page that says something. */
  public static LabResponse says(int status, String text) {
    return page("Mailscout lab", "<p>" + escape(text) + "</p>").withStatus(status);
  }

  private static LabResponse form(
      String title, String action, Map<String, String> hidden, String message, String fields) {
    StringBuilder form = new StringBuilder("<p>" + escape(message) + "</p>\n");
    form.append("<form method=\"post\" action=\"").append(escape(action)).append("\">\n");
    hidden.forEach((name, value) -> form.append(field(name, "hidden", value)));
    form.append(fields)
        .append("<button type=\"submit\" name=\"decision\" value=\"allow\">Allow</button>\n")
        .append("<button type=\"submit\" name=\"decision\" value=\"deny\">Deny</button>\n")
        .append("</form>");
    return page(title, form.toString());
  }

  private static String field(String name, String type, String value) {
    return "<input id=\"%1$s\" type=\"%2$s\" name=\"%1$s\" value=\"%3$s\">\n"
        .formatted(escape(name), type, escape(value));
  }

  private static LabResponse page(String title, String body) {
    return Replies.unkept(
        LabResponse.html(
            "<!DOCTYPE html>\n<html><head><title>%1$s</title></head><body><h1>%1$s</h1>\n%2$s\n</body></html>\n"
                .formatted(escape(title), body)));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
