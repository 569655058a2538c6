package org.mailscout.lab;

import java.io.IOException;

/**
 * What listens at one port of a lab's host.
 *
 * <p>Implemented by whoever needs a server that the lab does not bring. Called from many threads,
 * one for each connection.
 */
public interface LabService {

  /** Returns the port of the lab's internet, such as 993. */
  int port();

  /**
   * Converses until the client leaves. The connection is closed afterwards; while the lab closes,
   * reading fails.
   *
   * @throws IOException if the client has left
   */
  void serve(LabConnection connection) throws IOException;
}
