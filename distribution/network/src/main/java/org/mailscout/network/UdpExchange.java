package org.mailscout.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;

/**
 * A query by UDP, on a socket of its own: the system chooses a random source port for each, and
 * only the resolver's packets arrive.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5452#section-9.2">RFC 5452 §9.2</a>
 */
final class UdpExchange implements Exchange {

  private final EventLoop loop;
  private final DatagramChannel channel;
  private final Receiver receiver;

  private UdpExchange(EventLoop loop, DatagramChannel channel, Receiver receiver) {
    this.loop = loop;
    this.channel = channel;
    this.receiver = receiver;
  }

  /**
   * Sends the query.
   *
   * @throws IOException if the system gives no socket, or has no route
   */
  static Exchange send(EventLoop loop, InetSocketAddress to, byte[] query, Receiver receiver)
      throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      UdpExchange exchange = new UdpExchange(loop, channel, receiver);
      channel.connect(to);
      loop.register(channel, SelectionKey.OP_READ, exchange::read);
      channel.write(ByteBuffer.wrap(query));
      return exchange;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void read() {
    ByteBuffer buffer = loop.buffer();
    try {
      if (channel.read(buffer) == 0) {
        return;
      }
    } catch (IOException e) {
      close();
      receiver.failed(e);
      return;
    }
    close();
    byte[] message = new byte[buffer.flip().remaining()];
    buffer.get(message);
    receiver.received(message);
  }

  @Override
  public void close() {
    Closing.quietly(channel);
  }
}
