package org.mailscout.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailscout.lab.LabFile;

/** The process of {@link LoadTest}: discovers a thousand times at once and reports in two lines. */
final class ThousandDiscoveries {

  private static final int COUNT = 1_000;

  private static final List<String> LABELS =
      List.of("srv", "pop3", "autoconfig", "pacc", "jmap", "listed", "google-hosted", "nothing");

  private ThousandDiscoveries() {}

  /** Runs; ends when its input does, so that what is left open can be seen from outside. */
  public static void main(String[] args) throws Exception {
    LabFile lab = LabFile.read(Path.of(args[0]));
    try (Mailscout mailscout = LabEngine.builder(lab).build()) {
      Map<String, String> expected = new TreeMap<>();
      for (String label : LABELS) {
        expected.put(label, first(mailscout, label));
      }
      long began = System.nanoTime();
      List<String> wrong = run(mailscout, expected);
      long millis = (System.nanoTime() - began) / 1_000_000;
      say((COUNT - wrong.size()) + " right, wrong " + wrong + ", milliseconds " + millis);
    }
    say("closed");
    while (System.in.read() >= 0) {
      // waits for its end
    }
  }

  private static List<String> run(Mailscout mailscout, Map<String, String> expected)
      throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(COUNT);
    CountDownLatch go = new CountDownLatch(COUNT);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      String label = LABELS.get(i % LABELS.size());
      answers.add(
          callers.submit(
              () -> {
                go.countDown();
                go.await();
                return first(mailscout, label);
              }));
    }
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      String answer = answers.get(i).get();
      if (!answer.equals(expected.get(LABELS.get(i % LABELS.size())))) {
        wrong.add(answer);
      }
    }
    callers.shutdown();
    return wrong;
  }

  private static String first(Mailscout mailscout, String label) throws Exception {
    DiscoveryResult result = mailscout.discover("jane@" + label + ".example");
    return result.outcome()
        + " "
        + result.settings().stream().map(LabEngine::line).findFirst().orElse("none");
  }

  private static void say(String line) throws IOException {
    System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }
}
