package org.mailscout.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who sends a message to whom (RFC 5321 §3.3); of one session. */
final class Envelope {

  private static final Pattern PATH =
      Pattern.compile("(?:FROM|TO):<([^>]*)>.*", Pattern.CASE_INSENSITIVE);

  private String from = "";
  private boolean begun;
  private final List<String> to = new ArrayList<>();

  void clear() {
    from = "";
    begun = false;
    to.clear();
  }

  /** Takes what follows MAIL; returns whether it is a path. */
  boolean begin(String argument) {
    clear();
    Matcher path = PATH.matcher(argument);
    begun = path.matches();
    if (begun) {
      from = path.group(1);
    }
    return begun;
  }

  /** Takes what follows RCPT; returns whether it is a path, after MAIL. */
  boolean add(String argument) {
    Matcher path = PATH.matcher(argument);
    return begun && path.matches() && to.add(path.group(1));
  }

  boolean isComplete() {
    return !to.isEmpty();
  }

  LabMessage message(String user, String text) {
    return new LabMessage(user, from, to, text);
  }
}
