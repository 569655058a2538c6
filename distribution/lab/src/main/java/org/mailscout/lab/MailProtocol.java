package org.mailscout.lab;

import java.io.IOException;
import java.util.Locale;

/** A mail protocol's side of the server. Without state: that is the session's. */
interface MailProtocol {

  void converse(MailSession session) throws IOException;

  /** Returns the first word of a line, in capitals. */
  static String verb(String line) {
    return line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
  }
}
