package org.mailscout.network;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A query by TCP, on a connection of its own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7766#section-8">RFC 7766 §8</a>
 */
final class TcpExchange implements Exchange {

  private final SocketChannel channel;
  private final ByteBuffer query;
  private final Receiver receiver;
  private final ByteBuffer length = ByteBuffer.allocate(2);
  private ByteBuffer message = ByteBuffer.allocate(0);

  private TcpExchange(SocketChannel channel, byte[] query, Receiver receiver) {
    this.channel = channel;
    // Length and message in one segment.
    this.query = ByteBuffer.allocate(query.length + 2);
    this.query.putShort((short) query.length).put(query).flip();
    this.receiver = receiver;
  }

  /**
   * Connects, and sends the query once connected.
   *
   * @throws IOException if the system gives no socket, or has no route
   */
  static Exchange send(EventLoop loop, InetSocketAddress to, byte[] query, Receiver receiver)
      throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      TcpExchange exchange = new TcpExchange(channel, query, receiver);
      loop.register(channel, SelectionKey.OP_CONNECT, () -> exchange.ready(loop));
      if (channel.connect(to)) {
        loop.execute(() -> exchange.ready(loop));
      }
      return exchange;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void ready(EventLoop loop) {
    try {
      if (!channel.isOpen() || !advance(loop)) {
        return;
      }
    } catch (IOException e) {
      close();
      receiver.failed(e);
      return;
    }
    close();
    receiver.received(message.array());
  }

  /** Goes on as far as the socket lets; returns whether the message is complete. */
  private boolean advance(EventLoop loop) throws IOException {
    if (!channel.isConnected()) {
      if (!channel.finishConnect()) {
        return false;
      }
      receiver.moved();
    }
    if (query.hasRemaining()) {
      channel.write(query);
      boolean sent = !query.hasRemaining();
      loop.interest(channel, sent ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
      return false;
    }
    return read();
  }

  private boolean read() throws IOException {
    if (length.hasRemaining()) {
      fill(length);
      if (length.hasRemaining()) {
        return false;
      }
      message = ByteBuffer.allocate(length.getShort(0) & 0xffff);
    }
    fill(message);
    return !message.hasRemaining();
  }

  private void fill(ByteBuffer target) throws IOException {
    if (!target.hasRemaining()) {
      return;
    }
    int read = channel.read(target);
    if (read < 0) {
      throw new EOFException("the connection ended within the answer");
    }
    if (read > 0) {
      receiver.moved();
    }
  }

  @Override
  public void close() {
    Closing.quietly(channel);
  }
}
