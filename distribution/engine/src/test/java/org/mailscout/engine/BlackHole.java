package org.mailscout.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port of loopback that answers no packet: its queue of connections is full. */
final class BlackHole implements AutoCloseable {

  private static final int MOST = 64;
  private static final int MILLIS = 100;

  private final ServerSocket port;
  private final List<Socket> queue = new ArrayList<>();

  BlackHole() throws IOException {
    port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    while (takesOneMore()) {
      if (queue.size() > MOST) {
        throw new IOException("its queue does not fill");
      }
    }
  }

  private boolean takesOneMore() throws IOException {
    Socket socket = new Socket();
    queue.add(socket);
    try {
      socket.connect(address(), MILLIS);
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }

  InetSocketAddress address() {
    return (InetSocketAddress) port.getLocalSocketAddress();
  }

  @Override
  public void close() {
    try {
      for (Socket socket : queue) {
        socket.close();
      }
      port.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
