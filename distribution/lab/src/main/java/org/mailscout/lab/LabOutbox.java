package org.mailscout.lab;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The messages that a lab's servers have taken. Safe for use by many threads. */
public final class LabOutbox {

  private final List<LabMessage> messages = new CopyOnWriteArrayList<>();

  LabOutbox() {}

  /** Takes a message. */
  public void accept(LabMessage message) {
    messages.add(message);
  }

  /** Returns what was taken, oldest first. */
  public List<LabMessage> messages() {
    return List.copyOf(messages);
  }
}
