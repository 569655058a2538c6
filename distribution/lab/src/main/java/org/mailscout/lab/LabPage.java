package org.mailscout.lab;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a {@link LabBrowser} has got.
 *
 * @param url what was asked for
 * @param status the HTTP status
 * @param headers by name in lower case; the last of several
 * @param text the body's text
 */
public record LabPage(URI url, int status, Map<String, String> headers, String text) {

  private static final Pattern ACTION = Pattern.compile("<form [^>]*action=\"([^\"]*)\"");
  private static final Pattern FIELD =
      Pattern.compile("<input [^>]*name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\"");

  /** Copies the headers. */
  public LabPage {
    headers = Map.copyOf(headers);
  }

  /** Returns where the answer sends the browser, if it is a redirect. */
  public Optional<URI> redirect() {
    return status >= 300 && status < 400
        ? Optional.ofNullable(headers.get("location")).map(url::resolve)
        : Optional.empty();
  }

  /** Returns where the page's form goes, if it has one. */
  public Optional<URI> action() {
    Matcher action = ACTION.matcher(text);
    return action.find() ? Optional.of(url.resolve(unescape(action.group(1)))) : Optional.empty();
  }

  /** Returns the fields of the page's form as they stand there, in their order. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field = FIELD.matcher(text);
    while (field.find()) {
      fields.put(unescape(field.group(1)), unescape(field.group(2)));
    }
    return fields;
  }

  private static String unescape(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}
