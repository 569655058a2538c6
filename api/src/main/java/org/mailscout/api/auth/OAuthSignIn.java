package org.mailscout.api.auth;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;

/**
 * A sign-in by OAuth, step by step: the code grant where there is a browser, else the device grant.
 * What to ask for, and what to make of the tokens, is the method's {@link Plan}.
 *
 * <p>Refuses another account than the one asked for before any service sees its token, and ends
 * only once the mailbox took it. For one thread, as every sign-in.
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

    /** Returns where the mailbox is, which has to take the token; empty if nothing can tell. */
    Optional<Service> mailbox();

    /** Returns where mail is sent, if there is such a place. */
    Optional<Service> outgoing();

    /** Returns whose mailbox it is; empty if it is that of who signs in. */
    default Optional<String> username() {
      return Optional.empty();
    }

    /**
     * Returns the grant of tokens that the mailbox took.
     *
     * @param told what the person has to know of it, in plain words
     */
    Grant grant(OAuth.Client client, OAuth.Tokens tokens, Consumer<String> told)
        throws InterruptedException;

    /** Returns what a mail server's refusal of the token means, in plain words. */
    default String meaning(String words) {
      return words;
    }

    /** Returns what the person is told where only reading works, with the meaning of that. */
    default String cannotSend(Grant grant, String meaning) {
      return "Reading works, sending does not: " + meaning;
    }

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
    String account = context.address().text();
    Optional<String> other = tokens.email().filter(email -> !email.equalsIgnoreCase(account));
    if (other.isPresent()) {
      return refused(Refusal.WRONG_ACCOUNT, "another account signed in: " + other.get());
    }
    Optional<String> unproved = prove(plan.mailbox(), tokens);
    if (unproved.isPresent()) {
      return refused(Refusal.BY_ISSUER, "the mailbox refused the sign-in: " + unproved.get());
    }
    List<SignInStep> left = new ArrayList<>();
    Grant grant =
        plan.grant(request.client(), tokens, words -> left.add(new SignInStep.Other(words)));
    proveSending(tokens)
        .ifPresent(words -> left.add(new SignInStep.Other(plan.cannotSend(grant, words))));
    left.add(new SignInStep.SignedIn(grant));
    return left;
  }

  private static List<SignInStep> refused(Refusal why, String words) {
    return List.of(new SignInStep.Refused(why, words));
  }

  // Many networks block outgoing mail: what cannot be tried there costs nobody the sign-in.
  private Optional<String> proveSending(OAuth.Tokens tokens) throws InterruptedException {
    try {
      return prove(plan.outgoing(), tokens);
    } catch (LookupException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** Signs in with the token before anything is stored; returns what was said against it. */
  private Optional<String> prove(Optional<Service> service, OAuth.Tokens tokens)
      throws LookupException, InterruptedException {
    if (service.isEmpty()) {
      return Optional.empty();
    }
    String username = plan.username().orElse(context.address().text());
    char[] token = tokens.access().toCharArray();
    try (Credential credential = Credential.bearer(username, token)) {
      return context.prove(service.get(), credential).map(plan::meaning);
    } finally {
      Arrays.fill(token, '\0');
    }
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
