package org.mailscout.network;

import java.io.IOException;
import java.util.Optional;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.discovery.Deadline;

/** One request on one connection, as the parts of the client that we provide see it. */
final class HttpExchange implements AutoCloseable {

  private static final String KEY = "org.mailscout.exchange";

  private final Call call;
  private final Deadline deadline;
  private @Nullable TrackedSocket socket;
  private @Nullable ConnectFailure failure;
  private boolean interrupted;
  private boolean fresh;
  private boolean closed;

  HttpExchange(Call call, Deadline deadline) {
    this.call = call;
    this.deadline = deadline;
  }

  /** Returns the exchange that a context was made for. */
  static HttpExchange of(HttpContext context) {
    return (HttpExchange) context.getAttribute(KEY);
  }

  void enter(HttpContext context) {
    context.setAttribute(KEY, this);
  }

  Call call() {
    return call;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Takes the connection that was made for it. */
  void opened(TrackedSocket made) {
    fresh = true;
    uses(made);
  }

  /** Takes the connection that it will use. */
  synchronized void uses(TrackedSocket given) {
    socket = given;
    given.servesNow(call);
    if (closed) {
      Closing.quietly(given);
    }
  }

  /** Returns whether the connection was there before. */
  boolean isReused() {
    return !fresh;
  }

  /** Makes the exception that takes a failure through the client. */
  IOException failed(ConnectFailure why) {
    failure = why;
    return new IOException(why.getMessage(), why);
  }

  /** Makes the exception that takes an interrupt through the client. */
  IOException interrupted(InterruptedException why) {
    interrupted = true;
    return new IOException("interrupted", why);
  }

  /** Returns the failure that was taken through the client. */
  Optional<ConnectFailure> failure() {
    return Optional.ofNullable(failure);
  }

  boolean isInterrupted() {
    return interrupted;
  }

  /** Ends it well: the connection may serve others. */
  synchronized void finished() {
    if (socket != null) {
      socket.leftBy(call);
      socket = null;
    }
  }

  /** Cuts it off at once, without reading what the server would still send. */
  @Override
  public synchronized void close() {
    closed = true;
    if (socket != null) {
      Closing.quietly(socket);
    }
  }
}
