package org.mailscout.oauth;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.discovery.Deadline;
import org.mailscout.api.discovery.Policy;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.MailscoutBuilder;
import org.mailscout.lab.Lab;
import org.mailscout.network.PrivateHttp;
import org.mailscout.network.Route;

/** The OAuth port over a lab, with time of its own. */
final class Adapters implements AutoCloseable {

  final TestTime time = new TestTime();
  final Deadline deadline = Deadline.in(Duration.ofMinutes(15), time::ticks);
  private final Mailscout engine;
  private final PrivateHttp http;
  private final Policy policy;

  Adapters(Lab lab) {
    this(lab, Policy.DEFAULT);
  }

  Adapters(Lab lab, Policy policy) {
    this.engine = engine(lab);
    this.http = new PrivateHttp(engine.network());
    this.policy = policy;
  }

  static Mailscout engine(Lab lab) {
    return engine(lab, Map.of());
  }

  static Mailscout engine(Lab lab, Map<String, String> options) {
    Route route =
        new Route() {
          @Override
          public InetSocketAddress to(InetAddress address, int port) {
            return lab.route(address, port).orElseGet(() -> new InetSocketAddress(address, port));
          }

          @Override
          public boolean isPublic(InetAddress address) {
            return lab.covers(address);
          }
        };
    MailscoutBuilder builder =
        Mailscout.builder()
            .resolvers(List.of(lab.dns()))
            .trustAnchors(List.of(lab.authority()))
            .route(route);
    options.forEach(builder::option);
    return builder.build();
  }

  OAuth oauth() {
    return oauth(Clients.NONE, Optional.empty());
  }

  OAuth oauth(Clients clients, Optional<PrivateUseRedirect> redirect) {
    SignInCall call = new SignInCall(policy, deadline, Domain.of("example.com"), host -> true);
    return new NimbusOAuth(
        new Wire(http, call, time), clients, redirect, Clock.systemUTC(), deadline, time);
  }

  @Override
  public void close() {
    http.close();
    engine.close();
  }
}
