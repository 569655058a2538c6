package org.mailscout.network;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * A resolver on loopback, by UDP and TCP on one port, that answers with whatever bytes it likes.
 */
final class RawResolver implements AutoCloseable {

  /** Decides on the answers. */
  interface Behaviour {

    /** Returns the messages to send, none for silence. */
    List<byte[]> answer(Message query, boolean tcp) throws IOException;

    /** Writes to a connection; by default each answer behind its length. */
    default void write(List<byte[]> answers, OutputStream out)
        throws IOException, InterruptedException {
      for (byte[] answer : answers) {
        ByteBuffer framed = ByteBuffer.allocate(answer.length + 2);
        framed.putShort((short) answer.length).put(answer);
        out.write(framed.array());
      }
    }
  }

  private static final int ATTEMPTS = 50;

  final List<Message> queries = new CopyOnWriteArrayList<>();
  final List<SocketAddress> senders = new CopyOnWriteArrayList<>();
  final List<Boolean> transports = new CopyOnWriteArrayList<>();
  private final List<Socket> held = new CopyOnWriteArrayList<>();
  private final DatagramSocket udp;
  private final ServerSocket tcp;
  private final InetSocketAddress address;
  private final Behaviour behaviour;

  private RawResolver(DatagramSocket udp, ServerSocket tcp, Behaviour behaviour) {
    this.udp = udp;
    this.tcp = tcp;
    this.address = new InetSocketAddress(udp.getLocalAddress(), udp.getLocalPort());
    this.behaviour = behaviour;
  }

  static RawResolver start(Behaviour behaviour) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    for (int i = 0; ; i++) {
      ServerSocket tcp = new ServerSocket(0, 200, loopback);
      try {
        DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback);
        RawResolver resolver = new RawResolver(udp, tcp, behaviour);
        thread(resolver::serveUdp);
        thread(resolver::serveTcp);
        return resolver;
      } catch (IOException taken) {
        tcp.close();
        if (i == ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  /** Refuses connections from now on. */
  RawResolver withoutTcp() throws IOException {
    tcp.close();
    return this;
  }

  InetSocketAddress address() {
    return address;
  }

  /** Returns the behaviour of answering every question with these records. */
  static Behaviour records(String... records) {
    return (query, tcp) -> List.of(reply(query, records).toWire());
  }

  /** Returns the behaviour of answering by TCP alone, as a long answer needs it. */
  static Behaviour byTcp(String... records) {
    return (query, tcp) -> List.of(tcp ? reply(query, records).toWire() : cutOff(query));
  }

  /** Returns half of an answer. */
  static byte[] cutOff(Message query) throws IOException {
    String name = query.getQuestion().getName().toString();
    Message reply = reply(query, name + " 60 SRV 0 0 993 half.example.com.");
    reply.getHeader().setFlag(Flags.TC);
    return reply.toWire();
  }

  /** Returns an answer with these records, all flags as they should be. */
  static Message reply(Message query, String... records) throws IOException {
    Message reply = new Message(query.getHeader().getID());
    reply.getHeader().setFlag(Flags.QR);
    reply.getHeader().setFlag(Flags.RA);
    reply.addRecord(query.getQuestion(), Section.QUESTION);
    for (String text : records) {
      reply.addRecord(record(text), Section.ANSWER);
    }
    return reply;
  }

  /** Returns the answer that there is nothing. */
  static Message nothing(Message query, int rcode) throws IOException {
    Message reply = reply(query);
    reply.getHeader().setRcode(rcode);
    reply.addRecord(
        record("example.com. 300 SOA ns.example.com. admin.example.com. 1 2 3 4 30"),
        Section.AUTHORITY);
    return reply;
  }

  /** Returns the record of a line: owner, TTL, type, data. */
  static Record record(String line) throws IOException {
    String[] parts = line.split(" ", 4);
    return Record.fromString(
        Name.fromString(parts[0]),
        Type.value(parts[2]),
        DClass.IN,
        Long.parseLong(parts[1]),
        parts[3],
        Name.root);
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "raw-resolver");
    thread.setDaemon(true);
    thread.start();
  }

  private List<byte[]> answers(byte[] query, SocketAddress from, boolean byTcp) throws IOException {
    Message message = new Message(query);
    queries.add(message);
    senders.add(from);
    transports.add(byTcp);
    return behaviour.answer(message, byTcp);
  }

  private void serveUdp() {
    try {
      byte[] buffer = new byte[4096];
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        udp.receive(packet);
        byte[] query = java.util.Arrays.copyOf(buffer, packet.getLength());
        for (byte[] answer : answers(query, packet.getSocketAddress(), false)) {
          udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException closed) {
      udp.close();
    }
  }

  private void serveTcp() {
    try {
      while (true) {
        Socket socket = tcp.accept();
        held.add(socket);
        thread(() -> serve(socket));
      }
    } catch (IOException closed) {
      held.forEach(Closing::quietly);
    }
  }

  private void serve(Socket socket) {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      byte[] query = in.readNBytes(in.readUnsignedShort());
      behaviour.write(
          answers(query, socket.getRemoteSocketAddress(), true), socket.getOutputStream());
    } catch (IOException | InterruptedException gone) {
      Closing.quietly(socket);
    }
  }

  @Override
  public void close() throws IOException {
    udp.close();
    tcp.close();
    held.forEach(Closing::quietly);
  }
}
