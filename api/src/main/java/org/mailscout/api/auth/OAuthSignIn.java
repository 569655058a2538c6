package org.mailscout.api.auth;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;

/**
 * A sign-in by OAuth, step by step: the code grant where there is a browser, else the device grant.
 * What to ask for, and what to make of the tokens, is the method's {@link Plan}.
 *
 * <p>Refuses another account than the one asked for before any service sees its token. For one
 * thread, as every sign-in.
 */
public final class OAuthSignIn implements SignIn {

  /** What an auth method decides in it; called by the thread that steps. */
  public interface Plan {

    /**
     * Returns what to ask for, with a client that the caller brings or that is registered now.
     *
     * @throws LookupException of {@link Refusal#NO_CLIENT} if there is none
     */
    OAuth.Request request() throws LookupException, InterruptedException;

    /**
     * Proves the tokens, and returns the steps that are left: what there is to tell, and at last
     * {@link SignInStep.SignedIn} or {@link SignInStep.Refused}.
     *
     * @throws LookupException if a service could not be asked
     */
    List<SignInStep> end(OAuth.Client client, OAuth.Tokens tokens)
        throws LookupException, InterruptedException;

    /** Returns what a refusal means, in plain words; as the port understood it, if not better. */
    default SignInStep.Refused refused(LookupException refusal) {
      return new SignInStep.Refused(Refusal.of(refusal), String.valueOf(refusal.getMessage()));
    }
  }

  private interface Wait {
    List<SignInStep> end() throws LookupException, InterruptedException;
  }

  private final SignInContext context;
  private final Plan plan;
  private final Deque<SignInStep> steps = new ArrayDeque<>();
  private Optional<OAuth.CodeFlow> flow = Optional.empty();
  private Wait then = this::start;
  private boolean ended;

  /** Makes one; nothing is sent yet. */
  public OAuthSignIn(SignInContext context, Plan plan) {
    this.context = requireNonNull(context, "context");
    this.plan = requireNonNull(plan, "plan");
  }

  @Override
  public SignInStep next() throws LookupException, InterruptedException {
    if (ended) {
      throw new IllegalStateException("the sign-in has ended");
    }
    if (steps.isEmpty()) {
      steps.addAll(known());
    }
    SignInStep step = steps.remove();
    if (step instanceof SignInStep.SignedIn || step instanceof SignInStep.Refused) {
      ended = true;
      close();
    }
    return step;
  }

  private List<SignInStep> known() throws LookupException, InterruptedException {
    try {
      return then.end();
    } catch (LookupException e) {
      if (!e.reason().equals(Reason.REFUSED)) {
        throw e;
      }
      return List.of(plan.refused(e));
    }
  }

  private List<SignInStep> start() throws LookupException, InterruptedException {
    OAuth.Request request = plan.request();
    if (context.hasBrowser()) {
      OAuth.CodeFlow begun = context.oauth().authorize(request);
      flow = Optional.of(begun);
      then = () -> end(request, begun.await());
      return List.of(new SignInStep.OpenBrowser(begun.page()));
    }
    if (request.server().device().isEmpty()) {
      throw Refusal.BY_ISSUER.because(
          request.server().issuer() + " signs in with a browser alone, and none is here");
    }
    OAuth.Device device = context.oauth().device(request);
    then = () -> end(request, context.oauth().await(request, device));
    return List.of(new SignInStep.ShowCode(device.page(), device.code()));
  }

  private List<SignInStep> end(OAuth.Request request, OAuth.Tokens tokens)
      throws LookupException, InterruptedException {
    Optional<String> other =
        tokens.email().filter(email -> !email.equalsIgnoreCase(context.address().text()));
    return other.isPresent()
        ? List.of(
            new SignInStep.Refused(
                Refusal.WRONG_ACCOUNT, "another account signed in: " + other.get()))
        : plan.end(request.client(), tokens);
  }

  @Override
  public void answer(char[] text) {
    throw new IllegalStateException("nothing was asked");
  }

  @Override
  public void close() {
    flow.ifPresent(OAuth.CodeFlow::close);
    flow = Optional.empty();
  }
}
