package org.mailscout.lab;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A user with a browser in the lab: opens pages, signs in at them and allows what is asked, so that
 * a sign-in can be shown and tested without a person.
 *
 * <p>Knows the lab's names, routes and authority, and whatever listens on loopback by number. Runs
 * no script and keeps no cookie.
 *
 * <p>Safe for use by many threads.
 */
public final class LabBrowser {

  private static final int MOST_REDIRECTS = 10;

  private final LabHttp http;

  /** Creates a browser for the lab of this file. */
  public LabBrowser(LabFile lab) {
    this.http = new LabHttp(lab);
  }

  /**
   * Sends one request and follows no redirect.
   *
   * @param body what to send; empty for nothing
   * @throws IOException if there is no answer
   */
  public LabPage send(String method, URI url, Map<String, String> headers, String body)
      throws IOException {
    return http.send(method, url, headers, body);
  }

  /**
   * Sends a form and follows no redirect.
   *
   * @throws IOException if there is no answer
   */
  public LabPage post(URI url, Map<String, String> form) throws IOException {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send("POST", url, Map.of("Content-Type", "application/x-www-form-urlencoded"), body);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Opens a page, after the redirects before it.
   *
   * @throws IOException if there is no answer, or no end of redirects
   */
  public LabPage open(URI url) throws IOException {
    return follow(send("GET", url, Map.of(), ""), false);
  }

  /**
   * Opens an authorization page, signs in and allows what it asks.
   *
   * @return where the browser is sent then: to the client, with its code or an error; not opened
   * @throws IOException if the page lets nobody in
   */
  public URI authorize(URI page, String user, String password) throws IOException {
    return decide(page, Map.of("user", user, "password", password, "decision", "allow"));
  }

  /**
   * Opens an authorization page and denies what it asks.
   *
   * @return where the browser is sent then: to the client, with an error; not opened
   * @throws IOException if there is no such page
   */
  public URI deny(URI page) throws IOException {
    return decide(page, Map.of("decision", "deny"));
  }

  private URI decide(URI page, Map<String, String> fields) throws IOException {
    LabPage shown = follow(send("GET", page, Map.of(), ""), true);
    if (shown.redirect().isPresent()) {
      return shown.redirect().get();
    }
    LabPage answer = follow(submit(shown, fields), true);
    return answer.redirect().orElseThrow(() -> new IOException("not let in: " + answer.text()));
  }

  /**
   * Signs in at an authorization page as a user does, up to the page that the client shows.
   *
   * @throws IOException if the page lets nobody in, or the client does not answer
   */
  public LabPage signIn(URI page, String user, String password) throws IOException {
    return open(authorize(page, user, password));
  }

  /**
   * Types a device's code at its page, signs in and allows what it asks.
   *
   * @return the page that is shown then
   * @throws IOException if there is no such page
   */
  public LabPage enterCode(URI page, String code, String user, String password) throws IOException {
    return submit(
        open(page),
        Map.of("user_code", code, "user", user, "password", password, "decision", "allow"));
  }

  /**
   * Sends the form of a page, with these fields in place of those that stand there.
   *
   * @throws IOException if the page has no form, or there is no answer
   */
  public LabPage submit(LabPage page, Map<String, String> fields) throws IOException {
    URI action = page.action().orElseThrow(() -> new IOException("no form: " + page.text()));
    Map<String, String> all = new LinkedHashMap<>(page.fields());
    all.putAll(fields);
    return post(action, all);
  }

  private LabPage follow(LabPage first, boolean stayAtProvider) throws IOException {
    LabPage page = first;
    for (int hop = 0; hop < MOST_REDIRECTS; hop++) {
      Optional<URI> next = page.redirect();
      // The client's own page is in clear on loopback, or of a scheme that no browser knows.
      if (next.isEmpty() || (stayAtProvider && !"https".equals(next.get().getScheme()))) {
        return page;
      }
      page = send("GET", next.get(), Map.of(), "");
    }
    throw new IOException("redirects without end from " + first.url());
  }
}
