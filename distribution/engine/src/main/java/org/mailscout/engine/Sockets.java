package org.mailscout.engine;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Limits;

/**
 * Bounds the connections that one discovery has open, in all and to one address, and how many its
 * probes begin: hosts with many addresses do not make a port scan of it.
 */
final class Sockets {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition freed = lock.newCondition();
  private final Map<InetAddress, Integer> requests = new HashMap<>();
  private final Map<InetAddress, Integer> probes = new HashMap<>();
  private final Limits limits;
  private int openRequests;
  private int openProbes;
  private int begunProbes;

  Sockets(Limits limits) {
    this.limits = limits;
  }

  /**
   * Waits for a place, and returns what gives it back.
   *
   * @throws LookupException if the probes have begun as many connections as they may
   */
  Runnable admit(InetAddress address, AnswerProvenance.Kind kind, EngineCall call)
      throws LookupException, InterruptedException {
    boolean probe = kind == AnswerProvenance.Kind.PROBE;
    Runnable unregister = call.onCancel(this::wake);
    lock.lockInterruptibly();
    try {
      while (!hasPlace(address, probe)) {
        if (call.isCancelled()) {
          throw new InterruptedException("cancelled");
        }
        freed.await();
      }
      if (probe && begunProbes == limits.probes()) {
        throw new LookupException(
            Reason.FORBIDDEN_BY_POLICY, "more than " + begunProbes + " connections of probes");
      }
      count(address, probe, 1);
      begunProbes += probe ? 1 : 0;
    } finally {
      lock.unlock();
      unregister.run();
    }
    AtomicBoolean given = new AtomicBoolean();
    return () -> giveBack(address, probe, given);
  }

  /** Takes note that a connection was admitted that was never begun. */
  void neverLeft(AnswerProvenance.Kind kind) {
    lock.lock();
    try {
      begunProbes -= kind == AnswerProvenance.Kind.PROBE ? 1 : 0;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasPlace(InetAddress address, boolean probe) {
    if (probe) {
      return openProbes < limits.probesAtOnce()
          && probes.getOrDefault(address, 0) < limits.probesPerAddress();
    }
    return openRequests + openProbes < limits.sockets()
        && requests.getOrDefault(address, 0) < limits.socketsPerHost();
  }

  private void count(InetAddress address, boolean probe, int change) {
    (probe ? probes : requests).merge(address, change, Integer::sum);
    openProbes += probe ? change : 0;
    openRequests += probe ? 0 : change;
  }

  private void giveBack(InetAddress address, boolean probe, AtomicBoolean given) {
    if (given.getAndSet(true)) {
      return;
    }
    lock.lock();
    try {
      count(address, probe, -1);
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      freed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
