package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Failure;

/**
 * TLS below 1.2, and TLS without a certificate, is refused on each transport, by us and not only by
 * the JDK: in a process whose JDK has its own bans lifted, and where another client does shake
 * hands with the same servers.
 */
@Timeout(60)
final class OldTlsTest {

  private enum Weak {
    OLD("TLSv1", ""),
    STILL_OLD("TLSv1.1", ""),
    ANONYMOUS("TLSv1.2", "TLS_DH_anon_WITH_AES_128_GCM_SHA256");

    private final String version;
    private final String suite;

    Weak(String version, String suite) {
      this.version = version;
      this.suite = suite;
    }

    void shakeHands(MailServer.Client client) throws IOException {
      client.startTlsOf(version, suite);
    }
  }

  /** What the child process runs. */
  static final class Child {

    private Child() {}

    public static void main(String[] none) throws Exception {
      try (Probing probing = new Probing()) {
        for (Weak weak : Weak.values()) {
          System.out.println("another client " + weak + " " + anotherClient(probing, weak));
          for (Transport transport : Transport.all().toList()) {
            System.out.println(transport + " " + weak + " " + ours(probing, transport, weak));
          }
        }
      }
    }

    private static String ours(Probing probing, Transport transport, Weak weak)
        throws IOException, InterruptedException {
      MailServer.Script script =
          client -> {
            transport.begin(client);
            weak.shakeHands(client);
            client.waitForEnd();
          };
      try (MailServer server = probing.serve(script)) {
        Failure failure = transport.ask(probing, server).orElseThrow();
        boolean shookHands = server.heard.stream().anyMatch(line -> line.startsWith("SNI "));
        return shookHands ? "shook hands" : failure.reason().id();
      }
    }

    private static String anotherClient(Probing probing, Weak weak) throws Exception {
      try (MailServer server = probing.serve(weak::shakeHands);
          Socket plain =
              new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port())) {
        SSLContext context = new TrustAnchors(List.of(probing.authority.certificate())).context();
        SSLSocket secured =
            (SSLSocket) context.getSocketFactory().createSocket(plain, Probing.HOST, 0, true);
        secured.setEnabledProtocols(new String[] {weak.version});
        secured.setEnabledCipherSuites(secured.getSupportedCipherSuites());
        secured.startHandshake();
        return secured.getSession().getProtocol();
      }
    }
  }

  @Test
  void isRefusedOnEachTransport(@TempDir Path folder) throws Exception {
    List<String> expected = new ArrayList<>();
    for (Weak weak : Weak.values()) {
      expected.add("another client " + weak + " " + weak.version);
      Transport.all().forEach(t -> expected.add(t + " " + weak + " " + Reason.TLS.id()));
    }

    assertThat(inALaxProcess(folder)).containsExactlyElementsOf(expected);
  }

  private static List<String> inALaxProcess(Path folder) throws Exception {
    Path lax = Files.writeString(folder.resolve("lax"), "jdk.tls.disabledAlgorithms=\n");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.security.properties=" + lax,
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(folder.resolve("errors"))).isZero();
    return said.lines().toList();
  }
}
