package org.mailscout.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

/** Many threads and processes at one vault. */
@Timeout(60)
final class FileVaultAtOnceTest {

  private static final int PROCESSES = 3;
  private static final int UPDATES = 30;
  private static final int THREADS = 8;

  @TempDir private Path parent = Path.of("");

  @Test
  void processesThatRenewAtOnceLoseNothing() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      vault.put(Writer.account(0));

      List<Process> writers = new ArrayList<>();
      for (int i = 0; i < PROCESSES; i++) {
        writers.add(Writer.start(folder(), UPDATES));
      }
      for (Process writer : writers) {
        writer.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        assertThat(writer.waitFor()).isZero();
      }

      assertThat(Writer.number(vault.get(Accounts.JANE).orElseThrow()))
          .isEqualTo((long) PROCESSES * UPDATES);
    }
  }

  @Test
  void ofManyThreadsThatRenewAtOnceOneDoes() throws Exception {
    AtomicInteger renewals = new AtomicInteger();
    Vault.Change renew =
        stored -> {
          if (Writer.number(stored) > 0) {
            return stored;
          }
          renewals.incrementAndGet();
          return Writer.next(stored);
        };
    try (FileVault first = Accounts.vault(folder());
        FileVault second = Accounts.vault(folder())) {
      first.put(Writer.account(0));

      List<Long> got = new ArrayList<>();
      for (Account each :
          atOnce(i -> (i % 2 == 0 ? first : second).update(Accounts.JANE, renew).orElseThrow())) {
        got.add(Writer.number(each));
      }

      assertThat(renewals).hasValue(1);
      assertThat(got).hasSize(THREADS).containsOnly(1L);
    }
  }

  @Test
  void accountsAddedAtOnceAreAllThere() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      atOnce(
          i -> {
            vault.put(Accounts.account(Accounts.address("u" + i, "example.com"), "r" + i));
            return i;
          });

      assertThat(vault.list()).hasSize(THREADS);
    }
  }

  @Test
  void whoHoldsOneAccountDoesNotHoldUpAnother() throws Exception {
    EmailAddress bob = Accounts.address("bob", "example.com");
    try (FileVault vault = Accounts.vault(folder())) {
      vault.put(Accounts.jane());
      vault.put(Accounts.account(bob, "b"));

      vault.update(
          Accounts.JANE,
          stored -> {
            other(() -> vault.update(bob, b -> Accounts.account(bob, "b2")));
            return Accounts.account(Accounts.JANE, "renewed");
          });

      assertThat(vault.get(bob).map(Accounts::refreshOf)).contains("b2");
      assertThat(vault.get(Accounts.JANE).map(Accounts::refreshOf)).contains("renewed");
    }
  }

  @Test
  void anInterruptEndsTheWaitForAnAccount() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      vault.put(Accounts.jane());

      vault.update(
          Accounts.JANE,
          stored -> {
            other(
                () -> {
                  Thread.currentThread().interrupt();
                  assertThatThrownBy(() -> vault.update(Accounts.JANE, a -> a))
                      .isInstanceOf(InterruptedException.class);
                  return true;
                });
            return stored;
          });
    }
  }

  @Test
  void anInterruptDoesNotLoseARefreshTokenThatWasIssued() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      vault.put(Accounts.jane());

      vault.update(
          Accounts.JANE,
          stored -> {
            Thread.currentThread().interrupt();
            return Accounts.account(Accounts.JANE, "issued");
          });

      assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
      assertThat(vault.get(Accounts.JANE).map(Accounts::refreshOf)).contains("issued");
    }
  }

  @Test
  void aRenewalThatFailsLeavesWhatIsStored() throws Exception {
    try (FileVault vault = Accounts.vault(folder())) {
      vault.put(Accounts.jane());

      assertThatThrownBy(
              () ->
                  vault.update(
                      Accounts.JANE,
                      stored -> {
                        throw new LookupException(Reason.REFUSED, "dead");
                      }))
          .isInstanceOf(LookupException.class);

      assertThat(vault.get(Accounts.JANE).map(Accounts::refreshOf)).contains(Accounts.REFRESH);
      assertThat(vault.update(Accounts.JANE, a -> a)).as("and is free again").isPresent();
    }
  }

  private Path folder() {
    return parent.resolve("vault");
  }

  private interface Numbered<T> {
    T call(int number) throws Exception;
  }

  private static <T> List<T> atOnce(Numbered<T> task) throws Exception {
    CountDownLatch ready = new CountDownLatch(THREADS);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int number = i;
        running.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return task.call(number);
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> each : running) {
        results.add(each.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void other(Callable<?> task) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      thread.submit(task).get();
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(new IOException(e));
    } finally {
      thread.shutdownNow();
    }
  }
}
