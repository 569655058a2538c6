package org.mailscout.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * One daemon thread that waits for many sockets and timers; what runs on it needs no lock and must
 * not block.
 *
 * <p>Only {@link #execute} and {@link #close} may be called from other threads.
 */
final class EventLoop implements AutoCloseable {

  /** The largest DNS message, RFC 1035 §4.2.2. */
  private static final int LARGEST_MESSAGE = 65_535;

  private static final System.Logger LOGGER = System.getLogger(EventLoop.class.getName());

  private final Selector selector;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>((one, other) -> Long.signum(one.at - other.at));
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_MESSAGE);
  private volatile boolean closed;

  private record Timer(long at, Runnable task) {}

  private EventLoop(Selector selector, String name) {
    this.selector = selector;
    this.thread = SharedThread.of(this::run, name);
  }

  /**
   * Starts the thread.
   *
   * @throws IOException if the system gives no selector
   */
  static EventLoop start(String name) throws IOException {
    EventLoop loop = new EventLoop(Selector.open(), name);
    loop.thread.start();
    return loop;
  }

  /** Runs a task soon; never after the loop is closed. */
  void execute(Runnable task) {
    tasks.add(task);
    if (Thread.currentThread() != thread) {
      selector.wakeup();
    }
  }

  /**
   * Runs a task later.
   *
   * @return to be called when it need not run any more
   */
  Runnable after(Duration time, Runnable task) {
    Timer timer = new Timer(System.nanoTime() + time.toNanos(), task);
    timers.add(timer);
    return () -> timers.remove(timer);
  }

  /** Runs a task whenever the channel is ready, until the channel is closed. */
  void register(SelectableChannel channel, int operations, Runnable ready) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, operations, ready);
  }

  /** Changes what a registered channel waits for. */
  void interest(SelectableChannel channel, int operations) {
    channel.keyFor(selector).interestOps(operations);
  }

  /** Returns an empty buffer that holds any DNS message, to be used up before the task returns. */
  ByteBuffer buffer() {
    return buffer.clear();
  }

  /** Closes every socket and waits for the thread to end. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    if (Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (selector) {
      while (!closed) {
        runTasks();
        await(runTimers());
      }
      runTasks();
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "DNS has no sockets any more", e);
    }
  }

  private void await(long nanos) throws IOException {
    if (nanos <= 0 || !tasks.isEmpty()) {
      selector.selectNow(this::ready);
      return;
    }
    // Rounded up: a timer that is due in less than a millisecond must not spin.
    long millis = nanos == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    selector.select(this::ready, millis);
  }

  private void ready(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof Runnable task) {
      guarded(task);
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      guarded(task);
    }
  }

  /** Runs what is due and returns the nanoseconds until the next timer. */
  private long runTimers() {
    for (Timer next = timers.peek(); next != null; next = timers.peek()) {
      long left = next.at - System.nanoTime();
      if (left > 0) {
        return left;
      }
      timers.remove(next);
      guarded(next.task);
    }
    return Long.MAX_VALUE;
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // One question's fault must not end the answers of all others.
      LOGGER.log(System.Logger.Level.WARNING, "a DNS question failed", e);
    }
  }
}
