package org.mailscout.engine;

import java.util.List;
import java.util.function.Predicate;
import org.mailscout.api.Host;
import org.mailscout.api.Url;
import org.mailscout.api.network.Http;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;

/** The HTTP port: a round of requests alone, and warming up. */
record HttpPort(Inquiry inquiry, Gate gate) implements Http {

  /** Returns a URL as the trace shows it: without the address. */
  static String shown(Url url) {
    String text = url.toString();
    int query = text.indexOf('?');
    return url.holdsAddress() && query > 0 ? text.substring(0, query) : text;
  }

  @Override
  public void askUntil(List<HttpRequest> requests, Predicate<HttpAnswer> enough)
      throws InterruptedException {
    RoundPort round = new RoundPort(inquiry, gate);
    requests.forEach(
        request ->
            round.http(
                request,
                answer -> {
                  if (enough.test(answer)) {
                    round.end();
                  }
                }));
    round.await();
  }

  @Override
  public void warmUp(Host host) {
    if (!inquiry.mayAsk(host)) {
      return;
    }
    DiscoveryState state = inquiry.state();
    EngineCall call =
        new EngineCall(inquiry, AnswerProvenance.Kind.HTTP, "warm up https://" + host);
    state
        .adapters()
        .workers()
        .run(
            () -> {
              try {
                state.adapters().http().warmUp(host, call);
              } catch (InterruptedException e) {
                return; // the discovery is over
              } catch (RuntimeException | LinkageError e) {
                System.getLogger(HttpPort.class.getName())
                    .log(System.Logger.Level.DEBUG, () -> "warming up " + host, e);
              }
            });
  }
}
