package org.mailscout.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** A client that has only what a lab's file says. */
final class LabClient {

  private final LabFile lab;
  private final SSLContext context;

  LabClient(LabFile lab) throws GeneralSecurityException, IOException {
    this.lab = lab;
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    trusted.setCertificateEntry("lab", lab.authority());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
  }

  SSLContext context() {
    return context;
  }

  Message ask(String name, String type, boolean tcp) throws IOException {
    SimpleResolver resolver = new SimpleResolver(lab.dns());
    resolver.setTCP(tcp);
    resolver.setTimeout(Duration.ofSeconds(2));
    Record question =
        Record.newRecord(Name.fromString(name, Name.root), Type.value(type), DClass.IN);
    return resolver.send(Message.newQuery(question));
  }

  /** Asks as one does who trusts the resolver's word on signatures (RFC 6840 §5.7). */
  Message askForProof(String name) throws IOException {
    Record question = Record.newRecord(Name.fromString(name, Name.root), Type.A, DClass.IN);
    Message query = Message.newQuery(question);
    query.getHeader().setFlag(Flags.AD);
    return new SimpleResolver(lab.dns()).send(query);
  }

  InetAddress address(String host) throws IOException {
    return ask(host, "A", false).getSection(Section.ANSWER).stream()
        .filter(ARecord.class::isInstance)
        .map(record -> ((ARecord) record).getAddress())
        .findFirst()
        .orElseThrow();
  }

  Socket connect(String host, int port) throws IOException {
    InetSocketAddress there = lab.route(address(host), port).orElseThrow();
    Socket socket = new Socket(there.getAddress(), there.getPort());
    socket.setSoTimeout(5_000);
    return socket;
  }

  SSLSocket secure(Socket socket, String host) throws IOException {
    SSLSocket tls =
        (SSLSocket) context.getSocketFactory().createSocket(socket, host, socket.getPort(), true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    tls.startHandshake();
    return tls;
  }

  /** Returns the whole response to a GET. */
  String get(String host, String target) throws IOException {
    return send(host, "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n", "");
  }

  /** Returns the whole response to a request that begins so. */
  String send(String host, String head, String body) throws IOException {
    try (SSLSocket socket = secure(connect(host, 443), host)) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      String length = bytes.length == 0 ? "" : "Content-Length: " + bytes.length + "\r\n";
      String request = head + length + "Connection: close\r\n\r\n" + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Sends lines one after the other; returns all lines heard, up to each that ends an answer. */
  static List<String> converse(Socket socket, String end, String... lines) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    List<String> heard = new ArrayList<>();
    hear(in, end, heard);
    for (String line : lines) {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      hear(in, end, heard);
    }
    return heard;
  }

  private static void hear(BufferedReader in, String end, List<String> heard) throws IOException {
    String line;
    do {
      line = in.readLine();
      if (line == null) {
        throw new IOException("closed after " + heard);
      }
      heard.add(line);
    } while (!line.matches(end));
  }
}
