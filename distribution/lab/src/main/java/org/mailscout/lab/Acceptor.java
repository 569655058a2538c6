package org.mailscout.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Accepts connections at many ports with one thread, and hands each to a thread of its own. */
final class Acceptor implements AutoCloseable {

  private static final int BACKLOG = 1024;

  private final Executor executor;
  private final Selector selector;
  private final Thread thread = new Thread(this::run, "lab-accept");

  Acceptor(Executor executor) throws IOException {
    this.executor = executor;
    this.selector = Selector.open();
    thread.setDaemon(true);
  }

  /** Listens at a loopback port, 0 for a free one. To be called before {@link #start}. */
  InetSocketAddress listen(int port, Consumer<SocketChannel> serve) throws IOException {
    ServerSocketChannel channel = selector.provider().openServerSocketChannel();
    try {
      channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_ACCEPT, serve);
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::accept);
      }
    } catch (IOException | ClosedSelectorException e) {
      // Closed, or the system has no more to give: nobody is accepted any more.
    }
  }

  private void accept(SelectionKey key) {
    @SuppressWarnings("unchecked") // listen() attaches nothing else
    Consumer<SocketChannel> serve = (Consumer<SocketChannel>) key.attachment();
    try {
      SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
      if (channel != null) {
        hand(channel, serve);
      }
    } catch (IOException e) {
      // The client has left already, or the lab is closing.
    }
  }

  private void hand(SocketChannel channel, Consumer<SocketChannel> serve) throws IOException {
    try {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      executor.execute(() -> serve.accept(channel));
    } catch (IOException | RejectedExecutionException e) {
      channel.close();
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
