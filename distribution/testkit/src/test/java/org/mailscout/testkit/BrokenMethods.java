package org.mailscout.testkit;

import java.util.Map;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.AuthOffer;
import org.mailscout.api.auth.Candidate;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.auth.SignIn;
import org.mailscout.api.auth.SignInContext;
import org.mailscout.api.auth.SignInStep;
import org.mailscout.api.discovery.DiscoveryContext;

/** Auth methods that break one rule each. */
final class BrokenMethods {

  private BrokenMethods() {}

  static final class NotListed extends ToyMethod {}

  static final class OfferingAlways extends ToyMethod {
    @Override
    public Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context) {
      return Optional.of(AuthOffer.of(id(), 1, Map.of()));
    }
  }

  static final class OfferingForOthers extends ToyMethod {
    @Override
    public Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context)
        throws LookupException, InterruptedException {
      return super.offer(candidate, context)
          .map(offer -> AuthOffer.of(AuthMethodId.of("other"), 1, offer.parameters()));
    }
  }

  static final class Unchecked extends ToyMethod {
    @Override
    public Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context)
        throws InterruptedException {
      try {
        return super.offer(candidate, context);
      } catch (LookupException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final class Forgetful extends ToyMethod {
    private Optional<AuthOffer> last = Optional.empty();

    @Override
    public Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context)
        throws LookupException, InterruptedException {
      last = super.offer(candidate, context);
      return last.map(offer -> AuthOffer.of(id(), 1, Map.of()));
    }

    @Override
    public SignIn begin(AuthOffer offer, SignInContext context)
        throws LookupException, InterruptedException {
      return super.begin(last.orElseThrow(), context);
    }
  }

  static final class Swallowing extends ToyMethod {
    @Override
    public Optional<AuthOffer> offer(Candidate candidate, DiscoveryContext context)
        throws LookupException {
      try {
        return super.offer(candidate, context);
      } catch (InterruptedException e) {
        return Optional.empty();
      }
    }

    @Override
    public SignIn begin(AuthOffer offer, SignInContext context) throws LookupException {
      try {
        return super.begin(offer, context);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static final class Showing extends ToyMethod {
    @Override
    SignIn signIn(SignInContext context, OAuth.Request request, OAuth.CodeFlow flow) {
      return new ToySignIn(id(), request, flow, context.address().text()) {
        @Override
        Map<String, String> parameters(OAuth.Tokens tokens) {
          return Map.of("issuer", request.server().issuer(), "token", tokens.access());
        }
      };
    }
  }

  static final class Leaking extends ToyMethod {
    @Override
    SignIn signIn(SignInContext context, OAuth.Request request, OAuth.CodeFlow flow) {
      return new ToySignIn(id(), request, flow, context.address().text()) {
        @Override
        public void close() {}
      };
    }
  }

  static final class Endless extends ToyMethod {
    @Override
    SignIn signIn(SignInContext context, OAuth.Request request, OAuth.CodeFlow flow) {
      return new ToySignIn(id(), request, flow, context.address().text()) {
        private Optional<SignInStep> end = Optional.empty();

        @Override
        public SignInStep next() throws LookupException, InterruptedException {
          if (end.isPresent()) {
            return end.get();
          }
          SignInStep step = super.next();
          end = Optional.of(step).filter(SignInStep.SignedIn.class::isInstance);
          return step;
        }
      };
    }
  }

  static final class Trusting extends ToyMethod {
    @Override
    SignIn signIn(SignInContext context, OAuth.Request request, OAuth.CodeFlow flow) {
      return new ToySignIn(id(), request, flow, context.address().text()) {
        @Override
        boolean isOwn(OAuth.Tokens tokens) {
          return true;
        }
      };
    }
  }

  static final class KeepingTheOldToken extends ToyMethod {
    @Override
    public Grant refresh(Grant grant, SignInContext context)
        throws LookupException, InterruptedException {
      Grant renewed = super.refresh(grant, context);
      String old = grant.secrets().getOrDefault(Grant.REFRESH_TOKEN, "");
      String access = renewed.secrets().getOrDefault(Grant.ACCESS_TOKEN, "");
      return Grant.of(
          id(),
          1,
          renewed.parameters(),
          Map.of(Grant.ACCESS_TOKEN, access, Grant.REFRESH_TOKEN, old));
    }
  }

  static final class HidingDeath extends ToyMethod {
    @Override
    public Grant refresh(Grant grant, SignInContext context) throws InterruptedException {
      try {
        return super.refresh(grant, context);
      } catch (LookupException e) {
        return grant;
      }
    }
  }

  static final class NeverRevoking extends ToyMethod {
    @Override
    public void revoke(Grant grant, SignInContext context) {}
  }
}
