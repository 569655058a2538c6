package org.mailscout.network;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.mailscout.api.Reason;

/**
 * Bounds the whole time of blocking reads and writes: closes the socket when it is over or the call
 * is cancelled, so that one byte a second outlasts no bound.
 *
 * <p>One daemon thread, started with the first watch and gone when nothing is watched for long.
 */
final class Watchdog implements AutoCloseable {

  private final ScheduledThreadPoolExecutor timer;

  Watchdog() {
    timer = new ScheduledThreadPoolExecutor(1, task -> SharedThread.of(task, "mailscout-watchdog"));
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(10, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /**
   * Watches from now on.
   *
   * @param socket closed from another thread; its close must not block, as that of a TLS socket may
   * @param most the time allowed
   */
  Watch watch(AutoCloseable socket, Duration most, Call call) {
    return new Watch(socket, most, call);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** One watch; to be closed when the work is done. */
  final class Watch implements AutoCloseable {

    private final Call call;
    private final AutoCloseable socket;
    private final Future<?> alarm;
    private final Runnable uncancel;
    private volatile boolean expired;

    private Watch(AutoCloseable socket, Duration most, Call call) {
      this.call = call;
      this.socket = socket;
      this.alarm = timer.schedule(this::expire, most.toNanos(), TimeUnit.NANOSECONDS);
      this.uncancel = call.onCancel(socket);
    }

    private void expire() {
      expired = true;
      Closing.quietly(socket);
    }

    /** Returns whether the time was over. */
    boolean isExpired() {
      return expired;
    }

    /**
     * Says whether an exception of the socket was our own doing; returns where it was not.
     *
     * @param what for the message, such as {@code TLS handshake with imap.example.com}
     * @throws InterruptedException if the thread was interrupted or the call cancelled
     * @throws ConnectFailure if the time was over
     */
    void explain(String what) throws InterruptedException, ConnectFailure {
      if (Thread.interrupted() || call.isCancelled()) {
        throw new InterruptedException(what);
      }
      if (expired) {
        throw new ConnectFailure(Reason.TIMEOUT, what + ": no end in time");
      }
    }

    @Override
    public void close() {
      alarm.cancel(false);
      uncancel.run();
    }
  }
}
