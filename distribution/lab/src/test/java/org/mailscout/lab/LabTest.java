package org.mailscout.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class LabTest {

  @Test
  void isJoinedByItsFile(@TempDir Path folder) throws IOException, GeneralSecurityException {
    Path path = folder.resolve("lab");
    try (Lab lab = Lab.start()) {
      lab.writeTo(path);
      LabFile file = LabFile.read(path);
      LabClient client = new LabClient(file);

      assertThat(file.addresses()).isEqualTo(lab.addresses()).isNotEmpty();
      try (Socket socket =
          client.secure(client.connect("imap.srv.example", 993), "imap.srv.example")) {
        assertThat(LabClient.converse(socket, "(\\*|a) .*", "a NOOP")).hasSize(2);
      }
    }
  }

  @Test
  void readsNoOtherFile(@TempDir Path folder) {
    assertThatThrownBy(() -> LabFile.read(folder.resolve("none"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> LabFile.read(Path.of("pom.xml")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not the file of a lab");
  }

  @Test
  void refusesWhereNothingListens() throws IOException, GeneralSecurityException {
    try (Lab lab = Lab.start()) {
      LabClient client = new LabClient(lab.file());

      assertThatThrownBy(() -> client.connect("imap.srv.example", 4711))
          .isInstanceOf(ConnectException.class);
      assertThat(lab.route(InetAddress.getByName("198.19.255.1"), 993)).isPresent();
      assertThat(lab.route(InetAddress.getByName("198.20.0.1"), 993)).isEmpty();
      assertThat(lab.route(InetAddress.getByName("2001:2::1"), 993)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = LabCertificate.class,
      names = {"VALID"},
      mode = EnumSource.Mode.EXCLUDE)
  void showsBadCertificates(LabCertificate kind) throws IOException, GeneralSecurityException {
    Lab.Builder world =
        Lab.builder().serve("bad.example", LabMail.imap()).certificate("bad.example", kind);
    try (Lab lab = world.start()) {
      LabClient client = new LabClient(lab.file());
      try (Socket socket = client.connect("bad.example", 993)) {
        assertThatThrownBy(() -> client.secure(socket, "bad.example"))
            .isInstanceOf(SSLHandshakeException.class);
      }
    }
  }

  @Test
  void recordsWhatClientsSend() throws IOException, GeneralSecurityException {
    try (Lab lab = Lab.start()) {
      LabClient client = new LabClient(lab.file());
      try (Socket socket =
          client.secure(client.connect("imap.srv.example", 993), "imap.srv.example")) {
        LabClient.converse(socket, "(\\*|a) .*", "a NOOP");
      }

      assertThat(lab.received())
          .containsExactly(new Recorded("imap.srv.example", 993, "a NOOP\r\n"));
    }
  }

  @Test
  void leavesNothingBehind() throws Exception {
    Lab lab = Lab.start();
    LabClient client = new LabClient(lab.file());
    Socket busy = client.secure(client.connect("imap.srv.example", 993), "imap.srv.example");
    LabClient.converse(busy, "\\* OK .*");
    int port = lab.dns().getPort();

    lab.close();

    assertThat(busy.getInputStream().read()).isEqualTo(-1);
    assertThat(lab.openConnections()).isZero();
    assertThat(threads()).isEmpty();
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
  }

  /** Returns the lab's threads that do not end within a second. */
  private static List<String> threads() throws InterruptedException {
    List<String> left = new ArrayList<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("lab-")) {
        thread.join(1_000);
        if (thread.isAlive()) {
          left.add(thread.getName());
        }
      }
    }
    return left;
  }
}
