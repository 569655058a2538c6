package org.mailscout.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** HTTP to the lab's hosts, and to loopback; one connection for each request. */
final class LabHttp {

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final HttpProcessor PROCESSOR = HttpProcessors.client("lab-browser");

  private final LabFile lab;
  private final SSLContext tls;

  LabHttp(LabFile lab) {
    this.lab = lab;
    this.tls = trusting(lab);
  }

  private static SSLContext trusting(LabFile lab) {
    try {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      trusted.setCertificateEntry("lab", lab.authority());
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  LabPage send(String method, URI url, Map<String, String> headers, String body)
      throws IOException {
    ClassicRequestBuilder builder = ClassicRequestBuilder.create(method).setUri(url);
    headers.forEach(builder::addHeader);
    if (!body.isEmpty()) {
      builder.setEntity(new StringEntity(body, null, "UTF-8", false));
    }
    try (DefaultBHttpClientConnection connection =
        new DefaultBHttpClientConnection(Http1Config.DEFAULT)) {
      connection.bind(connect(url));
      return exchange(connection, builder.build(), url);
    } catch (HttpException e) {
      throw new IOException(url + ": " + e.getMessage(), e);
    }
  }

  private static LabPage exchange(
      DefaultBHttpClientConnection connection, ClassicHttpRequest request, URI url)
      throws IOException, HttpException {
    HttpRequestExecutor executor = new HttpRequestExecutor();
    HttpCoreContext context = HttpCoreContext.create();
    executor.preProcess(request, PROCESSOR, context);
    // What is sent is short: nobody has to be asked first.
    request.removeHeaders("Expect");
    try (ClassicHttpResponse response = executor.execute(request, connection, context)) {
      Map<String, String> headers = new LinkedHashMap<>();
      for (Header header : response.getHeaders()) {
        headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
      }
      String text =
          response.getEntity() == null
              ? ""
              : EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
      return new LabPage(url, response.getCode(), headers, text);
    }
  }

  private Socket connect(URI url) throws IOException {
    boolean secure = "https".equals(url.getScheme());
    int port = url.getPort() >= 0 ? url.getPort() : secure ? 443 : 80;
    String host = url.getHost();
    InetSocketAddress to = new InetSocketAddress(address(host), port);
    InetSocketAddress there = lab.route(to.getAddress(), port).orElse(to);
    Socket socket = new Socket();
    try {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(there, TIMEOUT_MILLIS);
      return secure ? secure(socket, host, port) : socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private SSLSocket secure(Socket socket, String host, int port) throws IOException {
    SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  private InetAddress address(String host) throws IOException {
    if (host.startsWith("[") || host.matches("[0-9.]+") || host.equals("localhost")) {
      return InetAddress.getByName(host);
    }
    SimpleResolver resolver = new SimpleResolver(lab.dns());
    resolver.setTimeout(Duration.ofMillis(TIMEOUT_MILLIS));
    Record question = Record.newRecord(LabZone.name(host), Type.A, DClass.IN);
    Message answer = resolver.send(Message.newQuery(question));
    return answer.getSection(Section.ANSWER).stream()
        .filter(ARecord.class::isInstance)
        .map(record -> ((ARecord) record).getAddress())
        .findFirst()
        .orElseThrow(() -> new UnknownHostException(host));
  }
}
