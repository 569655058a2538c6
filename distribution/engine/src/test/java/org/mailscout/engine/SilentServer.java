package org.mailscout.engine;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailscout.lab.LabConnection;
import org.mailscout.lab.LabService;

/** Accepts connections at one port, reads what comes and never says a byte. */
final class SilentServer implements LabService {

  private final int port;
  private final CountDownLatch reached = new CountDownLatch(1);

  SilentServer(int port) {
    this.port = port;
  }

  boolean awaitClient() throws InterruptedException {
    return reached.await(10, TimeUnit.SECONDS);
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void serve(LabConnection connection) throws IOException {
    reached.countDown();
    while (connection.in().read() >= 0) {
      // says nothing
    }
  }
}
