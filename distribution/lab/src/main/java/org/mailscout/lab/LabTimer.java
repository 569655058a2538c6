package org.mailscout.lab;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The one thread that lets things happen later. */
final class LabTimer {

  private LabTimer() {}

  static ScheduledThreadPoolExecutor open() {
    ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, LabTimer::thread);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "lab-timer");
    thread.setDaemon(true);
    return thread;
  }
}
