package org.mailscout.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.mailscout.lab.LabConnection;
import org.mailscout.lab.LabService;

/**
 * A web server over TLS that answers every request in the worst way of its kind.
 *
 * @param kind what it does
 */
record HostileWeb(Kind kind) implements LabService {

  private static final int GIGABYTE = 1 << 30;
  private static final byte[] BLOCK = "x".repeat(1 << 16).getBytes(ISO_8859_1);
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  /** What there is to fear. */
  enum Kind {
    ENDLESS,
    GZIP_BOMB,
    ONE_BYTE_A_SECOND,
    FIELDS,
    LONG_LINE,
    INTERIM,
    REDIRECT_CHAIN,
    REDIRECT_LOOP,
    REDIRECT_TO_HTTP,
    REDIRECT_TO_A_FILE,
    REDIRECT_TO_LINK_LOCAL,
    REDIRECT_TO_A_MAPPED_ADDRESS,
    REDIRECT_TO_A_DECIMAL_ADDRESS,
    ODD_VALUES,
    XML_BOMB,
    MANY_SERVERS,
    DEEP,
    UNAUTHORIZED;

    String domain() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + ".example";
    }
  }

  @Override
  public int port() {
    return 443;
  }

  @Override
  public void serve(LabConnection connection) throws IOException {
    connection.startTls();
    while (true) {
      String request = connection.readLine();
      while (!connection.readLine().isEmpty()) {
        // the rest of the head
      }
      answer(request.split(" ", -1)[1], connection);
      connection.out().flush();
    }
  }

  private void answer(String path, LabConnection connection) throws IOException {
    OutputStream out = connection.out();
    switch (kind) {
      case ENDLESS -> again(out, OK + "Content-Length: " + GIGABYTE + "\r\n\r\n", BLOCK);
      case GZIP_BOMB -> again(out, OK + "Content-Encoding: gzip\r\n\r\n", packed());
      case ONE_BYTE_A_SECOND -> drip(connection);
      case FIELDS -> again(out, OK, "a: b\r\n".repeat(10_000).getBytes(ISO_8859_1));
      case LONG_LINE -> again(out, OK + "a: ", BLOCK);
      case INTERIM -> again(out, "", "HTTP/1.1 103 x\r\n\r\n".repeat(99).getBytes(ISO_8859_1));
      case REDIRECT_CHAIN -> redirect(out, path + "x");
      case REDIRECT_LOOP -> redirect(out, path);
      case REDIRECT_TO_HTTP -> redirect(out, "http://" + kind.domain() + path);
      case REDIRECT_TO_A_FILE -> redirect(out, "file:///etc/passwd");
      case REDIRECT_TO_LINK_LOCAL -> redirect(out, "https://169.254.169.254/latest/meta-data/");
      case REDIRECT_TO_A_MAPPED_ADDRESS -> redirect(out, "https://[::ffff:10.0.0.1]/");
      case REDIRECT_TO_A_DECIMAL_ADDRESS -> redirect(out, "https://2130706433/");
      case ODD_VALUES -> document(out, "200 OK", oddValues());
      case XML_BOMB -> document(out, "200 OK", laughs());
      case MANY_SERVERS -> document(out, "200 OK", servers());
      case DEEP -> document(out, "200 OK", "{\"a\":".repeat(50_000));
      case UNAUTHORIZED -> again(out, "HTTP/1.1 401 x\r\nContent-Length: 9999999\r\n\r\n", BLOCK);
    }
  }

  private static void again(OutputStream out, String head, byte[] block) throws IOException {
    out.write(head.getBytes(ISO_8859_1));
    for (long sent = 0; sent < GIGABYTE; sent += block.length) {
      out.write(block);
    }
  }

  private static void redirect(OutputStream out, String to) throws IOException {
    out.write(
        ("HTTP/1.1 302 x\r\nContent-Length: 0\r\nLocation: " + to + "\r\n\r\n")
            .getBytes(ISO_8859_1));
  }

  private static void drip(LabConnection connection) throws IOException {
    connection.send(OK + "Content-Length: 1000");
    while (true) {
      connection.out().write('x');
      connection.out().flush();
      connection.pause(Duration.ofSeconds(1));
    }
  }

  private static void document(OutputStream out, String status, String text) throws IOException {
    String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + text.length() + "\r\n\r\n";
    out.write((head + text).getBytes(ISO_8859_1));
  }

  private static byte[] packed() throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(member)) {
      gzip.write(new byte[64 << 20]);
    }
    return member.toByteArray();
  }

  /** Ports, hosts and names that no section may have. */
  private static String oddValues() {
    StringBuilder text = new StringBuilder("<clientConfig><emailProvider id='x'>");
    text.append("<displayName>&#x9b;2J&#x202e;evil</displayName>");
    for (String place :
        new String[] {
          "<hostname>a.example</hostname><port>0</port>",
          "<hostname>a.example</hostname><port>70000</port>",
          "<hostname>a.example</hostname><port>-1</port>",
          "<hostname>-a b.example</hostname><port>993</port>",
          "<hostname>127.0.0.1</hostname><port>993</port>",
          "<hostname>%EMAILADDRESS%.example</hostname><port>993</port>"
        }) {
      text.append("<incomingServer type='imap'><socketType>SSL</socketType>")
          .append(place)
          .append("</incomingServer>");
    }
    return text.append("</emailProvider></clientConfig>").toString();
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder("<!DOCTYPE clientConfig [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      text.append("<!ENTITY a" + i + " '" + ("&a" + (i - 1) + ";").repeat(10) + "'>");
    }
    return text.append("]><clientConfig>&a29;</clientConfig>").toString();
  }

  /** As many as fit below the bound on a body, and then up to a hundred thousand. */
  private static String servers() {
    String server =
        "<incomingServer type='imap'><hostname>h%d.example</hostname><port>993</port>"
            + "<socketType>SSL</socketType></incomingServer>";
    StringBuilder text = new StringBuilder("<clientConfig><emailProvider id='x'>");
    for (int i = 0; i < 100_000; i++) {
      text.append(server.formatted(i));
    }
    return text.append("</emailProvider></clientConfig>").toString();
  }
}
