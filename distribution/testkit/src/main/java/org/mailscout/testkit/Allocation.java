package org.mailscout.testkit;

import java.lang.management.ManagementFactory;

/** How much memory threads have asked for; counts garbage too, so that it does not depend on it. */
final class Allocation {

  private Allocation() {}

  /** Returns the bytes that this thread has allocated so far; 0 where the JVM does not count. */
  static long ofThisThread() {
    return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean
        ? Math.max(0, bean.getCurrentThreadAllocatedBytes())
        : 0;
  }
}
