package org.mailscout.network;

import java.io.Closeable;
import java.io.IOException;

/** Closes sockets whose end nobody needs to hear of. */
final class Sockets {

  private Sockets() {}

  static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The descriptor is released either way, and what it was for is over.
      System.getLogger(Sockets.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
  }
}
