package org.mailscout.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.HttpService;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.HttpServerRequestHandler;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/** The web server of one address, over TLS, at port 443. */
final class WebService implements LabService {

  private static final LabResponse NOT_FOUND =
      LabResponse.html("<html><body>not found</body></html>").withStatus(404);

  private final Map<String, LabSite> sites = new HashMap<>();
  private final Map<String, LabResponse> documents = new HashMap<>();

  void site(String name, LabSite site) {
    sites.put(name.toLowerCase(Locale.ROOT), site);
  }

  Optional<LabSite> site(String name) {
    return Optional.ofNullable(sites.get(name));
  }

  void document(String host, String path, LabResponse document) {
    documents.put(host.toLowerCase(Locale.ROOT) + path, document);
  }

  @Override
  public int port() {
    return 443;
  }

  @Override
  public void serve(LabConnection connection) throws IOException {
    connection.startTls();
    HttpService service =
        new HttpService(
            HttpProcessors.server("lab"),
            (request, trigger, context) -> handle(connection, request, trigger));
    try (Wire wire = new Wire(connection)) {
      while (wire.isOpen()) {
        service.handleRequest(wire, HttpCoreContext.create());
      }
    } catch (HttpException e) {
      throw new IOException(e);
    }
  }

  private void handle(
      LabConnection connection,
      ClassicHttpRequest request,
      HttpServerRequestHandler.ResponseTrigger trigger)
      throws IOException, HttpException {
    LabResponse response = answer(read(request));
    if (!response.delay().isZero()) {
      connection.pause(response.delay());
    }
    ClassicHttpResponse message = new BasicClassicHttpResponse(response.code());
    response.headers().forEach(header -> message.addHeader(header.getKey(), header.getValue()));
    if (response.code() != 204 && response.code() != 304) {
      message.setEntity(new ByteArrayEntity(response.body(), null));
    }
    trigger.submitResponse(message);
  }

  private static LabRequest read(ClassicHttpRequest request) throws IOException, HttpException {
    Map<String, String> headers = new HashMap<>();
    for (Header header : request.getHeaders()) {
      headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
    }
    String[] target = request.getPath().split("\\?", 2);
    String host = request.getAuthority() == null ? "" : request.getAuthority().getHostName();
    String body =
        request.getEntity() == null
            ? ""
            : EntityUtils.toString(request.getEntity(), StandardCharsets.UTF_8);
    return new LabRequest(
        request.getMethod(),
        host.toLowerCase(Locale.ROOT),
        target[0],
        target.length == 2 ? target[1] : "",
        headers,
        body);
  }

  private LabResponse answer(LabRequest request) {
    LabResponse document = documents.get(request.host() + request.path());
    if (document != null) {
      return document;
    }
    LabSite site = sites.getOrDefault(request.host(), sites.get("*"));
    return site == null ? NOT_FOUND : site.answer(request);
  }

  /** HttpCore's connection over the lab's, so that the lab keeps what it reads. */
  private static final class Wire extends DefaultBHttpServerConnection {

    Wire(LabConnection connection) throws IOException {
      super("https", Http1Config.DEFAULT);
      bind(
          new SocketHolder(connection.socket()) {
            @Override
            protected InputStream getInputStream(Socket socket) {
              return connection.in();
            }

            @Override
            protected OutputStream getOutputStream(Socket socket) {
              return connection.out();
            }
          });
    }
  }
}
