package org.mailscout.lab;

import java.util.List;

/**
 * A message that a lab's server has taken. None leaves the lab.
 *
 * @param user who was signed in
 * @param from the envelope's sender; empty where the protocol has none
 * @param to the envelope's recipients; empty where the protocol has none
 * @param text the message
 */
public record LabMessage(String user, String from, List<String> to, String text) {

  /** Copies the recipients. */
  public LabMessage {
    to = List.copyOf(to);
  }
}
