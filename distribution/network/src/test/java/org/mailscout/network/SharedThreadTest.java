package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;

final class SharedThreadTest {

  @Test
  void isNotOfTheProviderThatNeedsItFirst() throws Exception {
    ThreadGroup provider = new ThreadGroup("provider");
    BlockingQueue<Thread> made = new ArrayBlockingQueue<>(1);
    Thread first = new Thread(provider, () -> made.add(SharedThread.of(() -> {}, "shared")));
    first.setContextClassLoader(new URLClassLoader(new URL[0]));
    first.start();

    Thread shared = made.take();

    assertThat(provider.parentOf(shared.getThreadGroup())).isFalse();
    assertThat(shared.getContextClassLoader()).isSameAs(SharedThread.class.getClassLoader());
    assertThat(shared.isDaemon()).isTrue();
  }

  @Test
  void groupsAreNotPartOfEachOther() throws Exception {
    ThreadGroup provider = new ThreadGroup("provider");
    BlockingQueue<ThreadGroup> made = new ArrayBlockingQueue<>(1);
    new Thread(provider, () -> made.add(SharedThread.group("other"))).start();

    assertThat(provider.parentOf(made.take())).isFalse();
  }
}
