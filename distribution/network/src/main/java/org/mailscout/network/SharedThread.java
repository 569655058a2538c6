package org.mailscout.network;

/** Makes the daemon threads that serve everybody, whoever happens to be the first to need one. */
public final class SharedThread {

  private SharedThread() {}

  /**
   * Returns a thread that has not been started.
   *
   * <p>It is of the topmost thread group and has this module's class loader: a new thread would
   * take both from the thread that makes it, which can be a provider's, and would then count as
   * left behind by that provider and hold on to its classes.
   */
  public static Thread of(Runnable task, String name) {
    Thread thread = new Thread(top(), task, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(SharedThread.class.getClassLoader());
    return thread;
  }

  /** Returns a new group that is part of no other but the topmost, whoever makes it. */
  public static ThreadGroup group(String name) {
    return new ThreadGroup(top(), name);
  }

  private static ThreadGroup top() {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    return group;
  }
}
