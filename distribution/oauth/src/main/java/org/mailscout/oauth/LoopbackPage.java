package org.mailscout.oauth;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;

/**
 * Answers one request at the loopback redirect: who asks for exactly it, by GET, by its own name.
 */
final class LoopbackPage {

  // A browser sends other programs' cookies of the same host along.
  private static final Http1Config BOUNDS =
      Http1Config.custom().setMaxLineLength(8 * 1024).setMaxHeaderCount(64).build();

  private final URI redirect;
  private final Function<String, AuthorizationAnswer> reader;
  private final BooleanSupplier answered;

  LoopbackPage(
      URI redirect, Function<String, AuthorizationAnswer> reader, BooleanSupplier answered) {
    this.redirect = redirect;
    this.reader = reader;
    this.answered = answered;
  }

  /** Serves one request; returns the answer if it brought one. */
  Optional<AuthorizationAnswer> serve(Socket socket) {
    DefaultBHttpServerConnection connection = new DefaultBHttpServerConnection("http", BOUNDS);
    Optional<AuthorizationAnswer> brought = Optional.empty();
    try {
      connection.bind(socket);
      ClassicHttpRequest request = connection.receiveRequestHeader();
      if (request == null) {
        return brought;
      }
      int refused = refusal(request);
      if (refused != 0) {
        send(connection, refused, "There is nothing here.");
      } else if (answered.getAsBoolean()) {
        send(connection, 200, "The answer is there already. You can close this page.");
      } else {
        brought = Optional.of(reader.apply(query(request)));
        send(connection, 200, words(brought.get()));
      }
    } catch (IOException | HttpException e) {
      // The browser has what it brought or not; it is not waited for.
      return brought;
    } finally {
      connection.close(CloseMode.GRACEFUL);
    }
    return brought;
  }

  private int refusal(ClassicHttpRequest request) throws HttpException {
    Header[] hosts = request.getHeaders("Host");
    // A page of elsewhere that had its name resolved to loopback asks by that name.
    if (hosts.length != 1 || !redirect.getAuthority().equals(hosts[0].getValue())) {
      return 421;
    }
    if (!path(request).equals(redirect.getRawPath().isEmpty() ? "/" : redirect.getRawPath())) {
      return 404;
    }
    if (!request.getMethod().equals("GET")) {
      return 405;
    }
    return AuthorizationAnswer.isOne(query(request)) ? 0 : 404;
  }

  private static String path(ClassicHttpRequest request) {
    return request.getPath().split("\\?", 2)[0];
  }

  private static String query(ClassicHttpRequest request) {
    String[] parts = request.getPath().split("\\?", 2);
    return parts.length == 2 ? parts[1] : "";
  }

  private static String words(AuthorizationAnswer answer) {
    return answer
        .refusal()
        .map(why -> "The sign-in ends here: " + why.getMessage())
        .orElse("The answer has arrived. You can close this page and go back to the program.");
  }

  private static void send(DefaultBHttpServerConnection connection, int status, String words)
      throws IOException, HttpException {
    byte[] page =
        ("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Mailscout</title><p>"
                + escaped(words)
                + "</p></html>")
            .getBytes(StandardCharsets.UTF_8);
    ClassicHttpResponse response = new BasicClassicHttpResponse(status);
    response.setEntity(new ByteArrayEntity(page, ContentType.TEXT_HTML.withCharset("UTF-8")));
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.setHeader("Content-Length", page.length);
    response.setHeader("Connection", "close");
    response.setHeader("Cache-Control", "no-store");
    // The page's own URL holds the code.
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    connection.sendResponseHeader(response);
    connection.sendResponseEntity(response);
    connection.flush();
  }

  private static String escaped(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
