package org.mailscout.strategy.fuzzy;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Round;

/**
 * One domain's guesses. For one thread: every answer of the round moves it on.
 *
 * <p>A few incoming hosts are tried at once, and the likeliest outgoing ones beside them, so that
 * the common case takes one wave of connections and a dead host costs the others nothing.
 */
final class Guessing {

  private static final int INCOMING_AT_ONCE = 3;
  private static final int OUTGOING_AT_ONCE = 3;
  private static final int OUTGOING_HOSTS_AHEAD = 2;
  private static final int LIKELIEST = 20;
  private static final int CERTIFICATE_HOSTS = 2;
  // What Limits allows is for the whole discovery: the engine's verification needs some of it.
  private static final int CONNECTIONS = 24;

  private final DiscoveryContext context;
  private final Round round;
  private final Lookups lookups;
  private final Report report;
  private final Places places = new Places();
  private final List<Chain> imap;
  private final List<Chain> pop;
  private final List<Chain> outgoing;
  private boolean exchangeKnown;
  private boolean over;
  private int connections;
  private Optional<Failure> failure = Optional.empty();

  Guessing(DiscoveryContext context, FindingSink findings) {
    this.context = context;
    round = context.round();
    lookups = new Lookups(round, this::advance);
    report = new Report(findings);
    imap = Candidates.of(context.domain(), Protocol.IMAP);
    pop = Candidates.of(context.domain(), Protocol.POP3);
    outgoing = Candidates.of(context.domain(), Protocol.SUBMISSION);
  }

  void run() throws LookupException, InterruptedException {
    lookups.name(context.domain().host());
    round.dns(DnsQuestion.mx(context.domain()), this::exchange);
    lookups.askForWildcard(context.domain());
    Stream.of(imap, outgoing)
        .flatMap(List::stream)
        .filter(chain -> chain.rank() <= LIKELIEST)
        .forEach(chain -> lookups.askForBoth(chain.host()));
    Stream.of(imap, outgoing, pop).flatMap(List::stream).map(Chain::host).forEach(lookups::ask);
    round.await();
    if (over) {
      return;
    }
    report.close(best(incoming()), Optional.empty());
    Optional<Failure> why = failure.or(lookups::failure);
    if (best(incoming()).isEmpty() && connections == 0 && why.isPresent()) {
      throw why.get().toException();
    }
  }

  private void exchange(DnsAnswer answer) {
    exchangeKnown = true;
    failure = answer.failure();
    Exchange exchange = Exchange.of(answer, context);
    if (exchange.endsGuessing()) {
      finish();
      return;
    }
    exchange.host().ifPresent(lookups::name);
    int place = 0;
    for (Host host : exchange.all(context)) {
      lookups.askForBoth(host);
      // After the three likeliest names of the domain's own, before those that few have.
      add(imap, Protocol.IMAP, host, 21 + place).because(answer.provenance());
      add(outgoing, Protocol.SUBMISSION, host, 31 + place).because(answer.provenance());
      place++;
    }
    advance();
  }

  /** Adds a chain, or returns the one that is there. */
  private static Chain add(List<Chain> chains, Protocol protocol, Host host, int rank) {
    for (Chain chain : chains) {
      if (chain.host().equals(host)) {
        return new Chain(protocol, host, List.of(), rank);
      }
    }
    Chain chain = new Chain(protocol, host, Candidates.doors(protocol), rank);
    chains.add(chain);
    chains.sort(comparingInt(Chain::rank));
    return chain;
  }

  private void advance() {
    if (over || !exchangeKnown || !lookups.wildcardKnown()) {
      return;
    }
    if (best(imap).isEmpty()) {
      start(imap, INCOMING_AT_ONCE);
    }
    if (best(imap).isEmpty() && isExhausted(imap) && best(pop).isEmpty()) {
      start(pop, INCOMING_AT_ONCE);
    }
    if (best(outgoing).isEmpty()) {
      startOutgoing();
    }
    Optional<Chain> mailbox = best(incoming());
    if (mailbox.isPresent()) {
      Optional<Chain> sender = Suggestions.best(outgoing, mailbox.get().host());
      report.show(mailbox.get(), sender);
      if (isFinal(mailbox.get())) {
        report.close(mailbox, sender);
        finish();
      }
    }
  }

  private void finish() {
    over = true;
    round.end();
  }

  private List<Chain> incoming() {
    return best(imap).isPresent() ? imap : pop;
  }

  private static Optional<Chain> best(List<Chain> chains) {
    return chains.stream()
        .filter(chain -> chain.proved().isPresent())
        .min(comparingInt(Chain::provedCost));
  }

  private void start(List<Chain> chains, int atOnce) {
    boolean begun = true;
    while (begun && chains.stream().mapToInt(Chain::open).sum() < atOnce) {
      begun = startNext(chains);
    }
  }

  /** Begins the likeliest attempt that may begin; returns whether there was one. */
  private boolean startNext(List<Chain> chains) {
    boolean waits = false;
    for (Chain chain : chains.stream().sorted(comparingInt(Chain::nextRank)).toList()) {
      // The likeliest start as their names arrive; the others once all before them have.
      waits |= lookups.isPending(chain.host());
      if (waits && chain.nextRank() > LIKELIEST) {
        return false;
      }
      if (lookups.exists(chain.host()) && mayGoOn(chain) && probeNext(chain)) {
        return true;
      }
    }
    return false;
  }

  // A quarter of the outgoing servers have only STARTTLS: both ports are asked at once.
  private static boolean mayGoOn(Chain chain) {
    return !chain.isOpen() || chain.protocol().equals(Protocol.SUBMISSION);
  }

  private void startOutgoing() {
    Optional<Chain> mailbox = best(incoming());
    if (mailbox.isPresent()) {
      Suggestions.of(mailbox.get().host()).forEach(host -> suggest(host, mailbox.get()));
      start(outgoing, OUTGOING_AT_ONCE);
      return;
    }
    boolean incomingTried = Stream.of(imap, pop).flatMap(List::stream).anyMatch(Chain::isOpen);
    if (incomingTried && !lookups.isPending(outgoing.get(0).host())) {
      List<Chain> ahead =
          outgoing.stream()
              .filter(chain -> chain.isStarted() || lookups.exists(chain.host()))
              .limit(OUTGOING_HOSTS_AHEAD)
              .toList();
      start(ahead, OUTGOING_AT_ONCE);
    }
  }

  private void suggest(Host host, Chain mailbox) {
    if (!lookups.exists(host) && !host.equals(mailbox.host())) {
      return;
    }
    Chain known = add(outgoing, Protocol.SUBMISSION, host, mailbox.rank());
    Optional<Chain> chain = outgoing.stream().filter(c -> c.host().equals(host)).findFirst();
    if (chain.isPresent() && !chain.get().isStarted()) {
      mailbox.restsOn().forEach(known::because);
      probeNext(chain.get());
    }
  }

  /**
   * Begins the chain's next attempt, or passes over it where it is vain; returns whether it did.
   */
  private boolean probeNext(Chain chain) {
    Optional<ProbeQuestion> next = chain.next();
    if (next.isEmpty() || connections >= CONNECTIONS) {
      return false;
    }
    ProbeQuestion question = next.get();
    Set<IpAddress> addresses = lookups.addresses(chain.host());
    if (places.isClosed(question, addresses)) {
      chain.skip();
      return true;
    }
    if (!places.hasPlace(question.protocol(), addresses)) {
      return false;
    }
    chain.begin();
    places.began(question, addresses);
    connections++;
    round.probe(question, soFar -> greeted(chain, soFar), answer -> probed(chain, answer));
    return true;
  }

  // A greeting under TLS is the proof; what the server offers beyond it is only said with it.
  private void greeted(Chain chain, ProbeAnswer soFar) {
    chain.greeted(soFar);
    if (!over) {
      advance();
    }
  }

  private void probed(Chain chain, ProbeAnswer answer) {
    chain.answered(answer);
    places.answered(answer);
    if (!over) {
      if (!answer.isProved()) {
        followCertificate(chain, answer);
      }
      advance();
    }
  }

  /** Tries what a valid certificate names in place of the host: shared hosting's own server. */
  private void followCertificate(Chain chain, ProbeAnswer answer) {
    boolean otherName = answer.failure().filter(f -> f.reason().equals(Reason.TLS)).isPresent();
    Protocol protocol = answer.question().protocol();
    if (!otherName || protocol.equals(Protocol.SUBMISSION)) {
      return;
    }
    Provenance because = answer.provenance();
    answer.findings().certificateNames().stream()
        .filter(host -> !host.equals(chain.host()))
        .limit(CERTIFICATE_HOSTS)
        .forEach(
            host -> {
              lookups.name(host);
              add(protocol.equals(Protocol.IMAP) ? imap : pop, protocol, host, chain.rank() + 1)
                  .because(because);
            });
  }

  private boolean isExhausted(List<Chain> chains) {
    return chains.stream()
        .noneMatch(
            chain ->
                chain.isOpen()
                    || lookups.isPending(chain.host())
                    || (chain.next().isPresent()
                        && lookups.exists(chain.host())
                        && connections < CONNECTIONS));
  }

  private boolean isFinal(Chain mailbox) {
    int cost = mailbox.provedCost();
    boolean betterMailbox =
        incoming().stream()
            .anyMatch(
                chain ->
                    chain.openCost() < cost
                        || (chain.rank() < cost && lookups.isPending(chain.host())));
    Optional<Chain> sender = Suggestions.best(outgoing, mailbox.host());
    if (betterMailbox || sender.isEmpty()) {
      return !betterMailbox && isExhausted(outgoing);
    }
    return !Suggestions.mayBeBetter(outgoing, mailbox.host(), sender.get());
  }
}
