package org.mailscout.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A lock on a name in a folder, against all threads and processes; released by {@link #release()},
 * or by the system when the process ends.
 */
final class Hold {

  // The system's locks belong to processes: closing a second channel would release the first's.
  private static final ConcurrentMap<Path, ReentrantLock> HERE = new ConcurrentHashMap<>();

  private final ReentrantLock here;
  private final FileChannel everywhere;

  private Hold(ReentrantLock here, FileChannel everywhere) {
    this.here = here;
    this.everywhere = everywhere;
  }

  /** Waits until nobody else holds the name. */
  static Hold take(Path file) throws IOException, InterruptedException {
    ReentrantLock here = HERE.computeIfAbsent(file, f -> new ReentrantLock());
    here.lockInterruptibly();
    boolean held = false;
    try {
      Hold hold = new Hold(here, lock(file));
      held = true;
      return hold;
    } finally {
      if (!held) {
        here.unlock();
      }
    }
  }

  private static FileChannel lock(Path file) throws IOException, InterruptedException {
    FileChannel channel = OwnerOnly.openToLock(file);
    boolean held = false;
    try {
      channel.lock();
      held = true;
      return channel;
    } catch (FileLockInterruptionException e) {
      Thread.interrupted();
      throw new InterruptedException("while waiting for " + file.getFileName());
    } finally {
      if (!held) {
        channel.close();
      }
    }
  }

  void release() {
    try {
      everywhere.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      here.unlock();
    }
  }
}
