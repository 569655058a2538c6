package org.mailscout.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Base64;
import org.mailscout.lab.LabConnection;
import org.mailscout.lab.LabService;

/** An IMAP server that refuses each token, and would have the client go to a stranger's issuer. */
final class LyingImap implements LabService {

  private static final String REFUSAL =
      """
      {"status":"401\\u001b[2J","scope":"all",
      "openid-configuration":"https://evil.test/.well-known/openid-configuration"}
      """;

  @Override
  public int port() {
    return 993;
  }

  @Override
  public void serve(LabConnection connection) throws IOException {
    connection.startTls();
    connection.send("* OK ready");
    while (true) {
      String line = connection.readLine();
      String tag = line.split(" ", 2)[0];
      if (line.contains("CAPABILITY")) {
        connection.send("* CAPABILITY IMAP4rev1 AUTH=OAUTHBEARER SASL-IR", tag + " OK done");
      } else if (line.contains("AUTHENTICATE")) {
        connection.send("+ " + Base64.getEncoder().encodeToString(REFUSAL.getBytes(UTF_8)));
        connection.readLine();
        connection.send(tag + " NO not here");
      } else {
        connection.send(tag + " OK done");
      }
    }
  }
}
