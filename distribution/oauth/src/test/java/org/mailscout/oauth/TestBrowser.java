package org.mailscout.oauth;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.mailscout.api.Url;

/** Brings answers to the loopback redirect, as a browser or as somebody else would. */
final class TestBrowser {

  private final Map<String, String> parameters = new TreeMap<>();

  /** Reads the page that is to be opened. */
  TestBrowser(Url page) {
    String query = URI.create(page.toString()).getRawQuery();
    URLUtils.parseParameters(query).forEach((name, values) -> parameters.put(name, values.get(0)));
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  URI redirect() {
    return URI.create(parameter("redirect_uri"));
  }

  /** Brings a query to the redirect; returns what is shown. */
  String bring(String query) {
    return raw(
        "GET "
            + (redirect().getRawPath().isEmpty() ? "/" : redirect().getRawPath())
            + "?"
            + query
            + " HTTP/1.1\r\nHost: "
            + redirect().getAuthority()
            + "\r\n\r\n");
  }

  /** Brings the answer that the issuer gives. */
  String bringCode() {
    return bring("code=code-secret-1&state=" + parameter("state") + "&iss=" + TestIssuer.ISSUER);
  }

  String raw(String request) {
    return raw(redirect().getPort(), request);
  }

  static String raw(int port, String request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
