package org.mailscout.engine;

import java.io.IOException;
import org.mailscout.lab.LabConnection;
import org.mailscout.lab.LabService;

/** A portal at port 80: sends everybody to its page, whatever they ask for. */
final class Redirecting implements LabService {

  private static final String PAGE = "<html><form>Accept the terms</form></html>";

  @Override
  public int port() {
    return 80;
  }

  @Override
  public void serve(LabConnection connection) throws IOException {
    while (true) {
      boolean page = connection.readLine().startsWith("GET /login ");
      while (!connection.readLine().isEmpty()) {
        // the rest of the request's head
      }
      if (page) {
        connection.send("HTTP/1.1 200 OK", "Content-Length: " + PAGE.length(), "", PAGE);
      } else {
        connection.send(
            "HTTP/1.1 302 Found",
            "Location: http://portal.lan.example/login",
            "Content-Length: 0",
            "");
      }
    }
  }
}
