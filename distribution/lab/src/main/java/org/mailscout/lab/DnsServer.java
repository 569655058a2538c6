package org.mailscout.lab;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A DNS server on loopback, over UDP and TCP at one port. */
final class DnsServer implements AutoCloseable {

  private static final int ATTEMPTS = 50;
  private static final int RECEIVE_BUFFER = 4 << 20;

  private final DnsResponder responder;
  private final ScheduledExecutorService timer;
  private final DatagramChannel udp;
  private final InetSocketAddress address;
  private final Thread thread = new Thread(this::run, "lab-dns");

  private DnsServer(
      DnsResponder responder,
      ScheduledExecutorService timer,
      DatagramChannel udp,
      InetSocketAddress address) {
    this.responder = responder;
    this.timer = timer;
    this.udp = udp;
    this.address = address;
    thread.setDaemon(true);
  }

  static DnsServer open(DnsResponder responder, ScheduledExecutorService timer, LabNetwork network)
      throws IOException {
    for (int attempt = 1; ; attempt++) {
      DatagramChannel udp = DatagramChannel.open();
      udp.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
      udp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      InetSocketAddress address = (InetSocketAddress) udp.getLocalAddress();
      DnsServer server = new DnsServer(responder, timer, udp, address);
      try {
        network.listenForDns(address.getPort(), server::serve);
        return server;
      } catch (IOException e) {
        // Another program has this number over TCP: another number.
        udp.close();
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  InetSocketAddress address() {
    return address;
  }

  void start() {
    thread.start();
  }

  private void run() {
    ByteBuffer buffer = ByteBuffer.allocate(4096);
    while (udp.isOpen()) {
      try {
        buffer.clear();
        SocketAddress client = udp.receive(buffer);
        byte[] query = Arrays.copyOf(buffer.array(), buffer.position());
        responder.to(query, true).ifPresent(reply -> after(reply, () -> send(reply, client)));
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // One client's port is gone; the others' questions go on.
      }
    }
  }

  private void send(DnsResponder.Reply reply, SocketAddress client) {
    try {
      udp.send(reply.message(), client);
    } catch (IOException e) {
      // The client has left, or the lab is closing.
    }
  }

  private void after(DnsResponder.Reply reply, Runnable send) {
    if (reply.delay().isZero()) {
      send.run();
      return;
    }
    try {
      var unused = timer.schedule(send, reply.delay().toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // The lab is closing.
    }
  }

  private void serve(LabConnection connection) throws IOException {
    DataInputStream in = new DataInputStream(connection.in());
    DataOutputStream out = new DataOutputStream(connection.out());
    while (true) {
      byte[] query;
      try {
        query = new byte[in.readUnsignedShort()];
        in.readFully(query);
      } catch (EOFException e) {
        return;
      }
      responder.to(query, false).ifPresent(reply -> after(reply, () -> send(reply, out)));
    }
  }

  private static void send(DnsResponder.Reply reply, DataOutputStream out) {
    int length = reply.message().remaining();
    byte[] framed =
        ByteBuffer.allocate(length + 2).putShort((short) length).put(reply.message()).array();
    try {
      synchronized (out) {
        out.write(framed);
        out.flush();
      }
    } catch (IOException e) {
      // The client has left, or the lab is closing.
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
