package org.mailscout.network;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A connected socket that gives its place back when it is closed, and tells of bytes that arrive.
 *
 * <p>Over a channel, so that an interrupt of the thread that reads or writes closes it.
 */
// Each method is the other socket's own; a close that waited for a reader would be none.
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class TrackedSocket extends Socket {

  private final Socket socket;
  private final AtomicReference<Runnable> place;
  private final AtomicReference<@Nullable Call> served = new AtomicReference<>();

  /**
   * Tracks a connected channel in blocking mode.
   *
   * @param place called once when the socket is closed or lies idle
   */
  TrackedSocket(SocketChannel channel, Runnable place) throws SocketException {
    super((SocketImpl) null);
    this.socket = channel.socket();
    this.place = new AtomicReference<>(place);
  }

  /** Tells this call of bytes from now on. */
  void servesNow(Call call) {
    served.set(call);
  }

  /**
   * Tells the call nothing from now on, and gives the place back: the next use may be another's.
   */
  void leftBy(Call call) {
    served.compareAndSet(call, null);
    place.getAndSet(TrackedSocket::tellNobody).run();
  }

  private void moved() {
    Call call = served.get();
    if (call != null) {
      call.moved();
    }
  }

  private static void tellNobody() {}

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(socket.getInputStream()) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        moved();
        return read;
      }

      @Override
      public int read(byte[] bytes, int from, int most) throws IOException {
        int read = super.read(bytes, from, most);
        moved();
        return read;
      }

      @Override
      public void close() throws IOException {
        TrackedSocket.this.close();
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return socket.getOutputStream();
  }

  @Override
  public void close() throws IOException {
    try {
      socket.close();
    } finally {
      served.set(null);
      place.getAndSet(TrackedSocket::tellNobody).run();
    }
  }

  @Override
  public InetAddress getInetAddress() {
    return socket.getInetAddress();
  }

  @Override
  public InetAddress getLocalAddress() {
    return socket.getLocalAddress();
  }

  @Override
  public int getPort() {
    return socket.getPort();
  }

  @Override
  public int getLocalPort() {
    return socket.getLocalPort();
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return socket.getRemoteSocketAddress();
  }

  @Override
  public SocketAddress getLocalSocketAddress() {
    return socket.getLocalSocketAddress();
  }

  @Override
  public void setSoTimeout(int millis) throws SocketException {
    socket.setSoTimeout(millis);
  }

  @Override
  public int getSoTimeout() throws SocketException {
    return socket.getSoTimeout();
  }

  @Override
  public void setTcpNoDelay(boolean on) throws SocketException {
    socket.setTcpNoDelay(on);
  }

  @Override
  public boolean getTcpNoDelay() throws SocketException {
    return socket.getTcpNoDelay();
  }

  @Override
  public void setSoLinger(boolean on, int seconds) throws SocketException {
    socket.setSoLinger(on, seconds);
  }

  @Override
  public int getSoLinger() throws SocketException {
    return socket.getSoLinger();
  }

  @Override
  public void setKeepAlive(boolean on) throws SocketException {
    socket.setKeepAlive(on);
  }

  @Override
  public boolean getKeepAlive() throws SocketException {
    return socket.getKeepAlive();
  }

  @Override
  public void shutdownInput() throws IOException {
    socket.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    socket.shutdownOutput();
  }

  @Override
  public boolean isInputShutdown() {
    return socket.isInputShutdown();
  }

  @Override
  public boolean isOutputShutdown() {
    return socket.isOutputShutdown();
  }

  @Override
  public boolean isConnected() {
    return socket.isConnected();
  }

  @Override
  public boolean isBound() {
    return socket.isBound();
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public String toString() {
    return socket.toString();
  }
}
