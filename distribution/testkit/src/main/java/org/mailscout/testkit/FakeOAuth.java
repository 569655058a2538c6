package org.mailscout.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth;

/**
 * An authorization server that says yes to everything: the user consents at once, every refresh
 * token is good, clients may register.
 *
 * <p>Keeps a log of its calls and counts the code flows that are still open. Safe for use by many
 * threads.
 */
public final class FakeOAuth implements OAuth {

  /** What is asked of the server. */
  public enum Operation {
    /** A code grant is begun. */
    AUTHORIZE,
    /** The browser's answer is waited for. */
    AWAIT_CODE,
    /** A device grant is begun. */
    DEVICE,
    /** The user's typing of the code is waited for. */
    AWAIT_DEVICE,
    /** A refresh token is redeemed. */
    REFRESH,
    /** A token is revoked. */
    REVOKE,
    /** A client is registered. */
    REGISTER
  }

  /**
   * A call that was made.
   *
   * @param operation what was asked
   * @param server of whom
   * @param scopes for what
   */
  public record Call(Operation operation, Server server, List<String> scopes) {}

  private record Granted(
      String access,
      Optional<String> refresh,
      Optional<Instant> expires,
      Set<String> scopes,
      Optional<String> email)
      implements Tokens {

    @Override
    public String toString() {
      return "Tokens[redacted]";
    }
  }

  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<String> revoked = new CopyOnWriteArrayList<>();
  private final Map<Operation, Reason> failures = new ConcurrentHashMap<>();
  private final Map<Operation, Hang> hangs = new ConcurrentHashMap<>();
  private final AtomicInteger open = new AtomicInteger();
  private volatile Tokens tokens = tokens("access-token-1", "refresh-token-1");
  private volatile Line line = Line.alone();

  /** Makes a server. */
  public FakeOAuth() {}

  /** Returns tokens that name no expiry, scopes or account. */
  public static Tokens tokens(String access, String refresh) {
    return new Granted(access, Optional.of(refresh), Optional.empty(), Set.of(), Optional.empty());
  }

  /** Returns tokens as an authorization server may give them. */
  public static Tokens tokens(
      String access,
      Optional<String> refresh,
      Optional<Instant> expires,
      Set<String> scopes,
      Optional<String> email) {
    return new Granted(access, refresh, expires, Set.copyOf(scopes), email);
  }

  /** Sets what every grant gives from now on; returns this. */
  public FakeOAuth granting(Tokens given) {
    tokens = given;
    return this;
  }

  /** Makes an operation fail for this reason. */
  public void fail(Operation operation, Reason reason) {
    failures.put(operation, reason);
  }

  /** Makes an operation hang. */
  public Hang hang(Operation operation) {
    return hangs.computeIfAbsent(operation, o -> new Hang(o.toString()));
  }

  /** Returns the calls so far, in order. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** Returns the operations so far, in order. */
  public List<Operation> operations() {
    return calls.stream().map(Call::operation).toList();
  }

  /** Returns the tokens that were revoked, in order. */
  public List<String> revoked() {
    return List.copyOf(revoked);
  }

  /** Returns how many code flows are open. */
  public int openFlows() {
    return open.get();
  }

  void share(Line shared) {
    line = shared;
  }

  @Override
  public CodeFlow authorize(Request request) throws LookupException, InterruptedException {
    call(Operation.AUTHORIZE, request.server(), request.scopes());
    open.incrementAndGet();
    return new FakeCodeFlow(
        request.server().authorization(),
        () -> {
          call(Operation.AWAIT_CODE, request.server(), request.scopes());
          return tokens;
        },
        open::decrementAndGet);
  }

  @Override
  public Device device(Request request) throws LookupException, InterruptedException {
    call(Operation.DEVICE, request.server(), request.scopes());
    Url page = Url.https(request.server().token().host(), "/device");
    return new Device(
        page, "WDJB-MJHT", "device-code-1", Duration.ofSeconds(5), Duration.ofMinutes(15));
  }

  @Override
  public Tokens await(Request request, Device device) throws LookupException, InterruptedException {
    call(Operation.AWAIT_DEVICE, request.server(), request.scopes());
    return tokens;
  }

  @Override
  public Tokens refresh(Request request, String refreshToken)
      throws LookupException, InterruptedException {
    call(Operation.REFRESH, request.server(), request.scopes());
    return tokens;
  }

  @Override
  public void revoke(Request request, String token) throws LookupException, InterruptedException {
    call(Operation.REVOKE, request.server(), request.scopes());
    revoked.add(token);
  }

  @Override
  public Client register(Server server, List<String> scopes)
      throws LookupException, InterruptedException {
    call(Operation.REGISTER, server, scopes);
    return Client.of("registered-client-1");
  }

  private void call(Operation operation, Server server, List<String> scopes)
      throws LookupException, InterruptedException {
    line.check();
    calls.add(new Call(operation, server, List.copyOf(scopes)));
    Optional<Hang> hang = Optional.ofNullable(hangs.get(operation));
    if (hang.isPresent()) {
      hang.get().reach();
      throw line.hang();
    }
    Optional<Reason> failure = Optional.ofNullable(failures.get(operation));
    if (failure.isPresent()) {
      throw new LookupException(failure.get(), operation + ": " + failure.get() + " by a fake");
    }
  }
}
