package org.mailscout.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What runs in this process, and waiting for it to change. */
final class Threads {

  private static final long POLL_MILLIS = 5;

  private Threads() {}

  /** Returns the platform threads that are the engine's, and virtual threads in its code. */
  static List<String> ofEngine() {
    List<String> ours =
        Thread.getAllStackTraces().keySet().stream()
            .filter(Thread::isAlive)
            .map(Thread::getName)
            .filter(name -> name.startsWith("mailscout-"))
            .sorted()
            .toList();
    return ours.isEmpty() ? virtual() : ours;
  }

  // Thread.getAllStackTraces() knows no virtual threads; the dump of JDK 21 and later does.
  private static List<String> virtual() {
    if (Runtime.version().feature() < 21) {
      return List.of();
    }
    try {
      Path dump = Files.createTempDirectory("threads").resolve("dump.txt");
      Class<?> bean = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
      Class<?> format = Class.forName(bean.getName() + "$ThreadDumpFormat");
      bean.getMethod("dumpThreads", String.class, format)
          .invoke(platformBean(bean), dump.toString(), format.getField("TEXT_PLAIN").get(null));
      String[] threads = Files.readString(dump).split("\n\n", -1);
      Files.delete(dump);
      return List.of(threads).stream()
          .filter(t -> t.lines().findFirst().orElse("").contains("virtual"))
          .filter(t -> t.contains("org.mailscout.engine."))
          .toList();
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException("no thread dump", e);
    }
  }

  // The module under test does not read java.management, nor should it for this alone.
  private static Object platformBean(Class<?> bean) throws ReflectiveOperationException {
    return Class.forName("java.lang.management.ManagementFactory")
        .getMethod("getPlatformMXBean", Class.class)
        .invoke(null, bean);
  }

  /** Waits until something holds; returns whether it came to. */
  static boolean await(long millis, BooleanSupplier holds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    CountDownLatch never = new CountDownLatch(1);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end || never.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }
}
