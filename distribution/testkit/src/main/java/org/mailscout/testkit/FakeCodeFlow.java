package org.mailscout.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import org.mailscout.api.LookupException;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth;

/** A code grant whose browser answers as the fake server was told to. */
final class FakeCodeFlow implements OAuth.CodeFlow {

  interface Answer {
    OAuth.Tokens get() throws LookupException, InterruptedException;
  }

  private final Url page;
  private final Answer answer;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  FakeCodeFlow(Url page, Answer answer, Runnable onClose) {
    this.page = page;
    this.answer = answer;
    this.onClose = onClose;
  }

  @Override
  public Url page() {
    return page;
  }

  @Override
  public OAuth.Tokens await() throws LookupException, InterruptedException {
    if (closed.get()) {
      throw new IllegalStateException("the flow is closed");
    }
    return answer.get();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      onClose.run();
    }
  }
}
