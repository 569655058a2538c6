package org.mailscout.lab;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What a lab has seen: the newest of each kind, bounded. */
final class Journal {

  private static final int MOST = 50_000;

  private final Deque<LabQuestion> questions = new ArrayDeque<>();
  private final Deque<Supplier<Recorded>> connections = new ArrayDeque<>();

  synchronized void asked(LabQuestion question) {
    add(questions, question);
  }

  /** Notes a connection whose bytes are still to come. */
  synchronized void connected(Supplier<Recorded> connection) {
    add(connections, connection);
  }

  synchronized List<LabQuestion> questions() {
    return List.copyOf(questions);
  }

  List<Recorded> received() {
    List<Supplier<Recorded>> all;
    synchronized (this) {
      all = List.copyOf(connections);
    }
    return all.stream().map(Supplier::get).toList();
  }

  private static <T> void add(Deque<T> to, T what) {
    if (to.size() == MOST) {
      to.removeFirst();
    }
    to.addLast(what);
  }
}
