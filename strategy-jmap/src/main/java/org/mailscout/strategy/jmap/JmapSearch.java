package org.mailscout.strategy.jmap;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Settings;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.FindingSink;
import org.mailscout.api.network.Answer;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Names;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Round;
import org.mailscout.api.network.SrvRecord;

/** One search at one domain; for one thread. */
final class JmapSearch {

  private static final String WELL_KNOWN = "/.well-known/jmap";
  private static final String NOTHING_THERE = "/.well-known/no-such-name";
  private static final int TARGETS_KEPT = 3;

  private static final Comparator<SrvRecord> PREFERENCE =
      comparingInt(SrvRecord::priority)
          .thenComparing(comparingInt(SrvRecord::weight).reversed())
          .thenComparing(record -> record.target().orElseThrow())
          .thenComparing(record -> record.port().orElseThrow());

  private final Domain domain;
  private final Names names;
  private final Round round;
  private final FindingSink findings;
  private final int bytes;
  private final List<LookupException> failures = new ArrayList<>();
  private Optional<DnsAnswer> named = Optional.empty();
  private Optional<HttpAnswer> guessed = Optional.empty();
  private boolean reported;
  private int awaited;

  JmapSearch(Domain domain, DiscoveryContext context, FindingSink findings) {
    this.domain = domain;
    this.names = context.names();
    this.round = context.round();
    this.bytes = context.limits().sessionBytes();
    this.findings = findings;
  }

  void run() throws LookupException, InterruptedException {
    round.dns(DnsQuestion.srv("_jmap._tcp", domain), this::named);
    round.http(request(Url.https(domain.host(), WELL_KNOWN)), this::guessed);
    round.await();
    if (!reported && !failures.isEmpty()) {
      throw failures.get(0);
    }
  }

  private HttpRequest request(Url url) {
    return HttpRequest.get(url).withAccept("application/json").withBytes(bytes);
  }

  private void named(DnsAnswer answer) {
    named = Optional.of(answer);
    keepFailure(answer);
    if (answer.services().isEmpty()) {
      guessed.ifPresent(this::judgeGuess);
      return;
    }
    List<Url> urls =
        answer.services().stream()
            .filter(record -> record.target().isPresent())
            .sorted(PREFERENCE)
            .map(JmapSearch::url)
            .distinct()
            .limit(TARGETS_KEPT)
            .toList();
    for (int place = 0; place < urls.size(); place++) {
      target(urls.get(place), place, answer.provenance());
    }
    endIfDone();
  }

  private static Url url(SrvRecord record) {
    Host host = record.target().orElseThrow();
    return Url.of("https://" + host + ":" + record.port().orElseThrow() + WELL_KNOWN);
  }

  // Within the domain, the engine's proof asks the target soon enough.
  private void target(Url url, int place, Provenance record) {
    if (names.sameRegistrable(domain.host(), url.host())) {
      report(JmapAnswer.named(url).withOrder(place), record);
      return;
    }
    awaited++;
    round.http(
        request(url),
        answer -> {
          awaited--;
          judgeTarget(answer, place, record);
          endIfDone();
        });
  }

  /** Ends the round once the records have had their say: the guess then has none. */
  private void endIfDone() {
    if (awaited == 0) {
      round.end();
    }
  }

  private void judgeTarget(HttpAnswer answer, int place, Provenance record) {
    if (answer.failure().filter(failure -> !failure.nothingThere()).isPresent()) {
      // Nothing speaks against the record's word: the proof decides.
      report(JmapAnswer.named(answer.request().url()).withOrder(place), record);
      return;
    }
    read(answer)
        .ifPresent(settings -> report(settings.withOrder(place), record, answer.provenance()));
  }

  private void guessed(HttpAnswer answer) {
    guessed = Optional.of(answer);
    if (named.isPresent() && named.get().services().isEmpty()) {
      judgeGuess(answer);
    }
  }

  private void judgeGuess(HttpAnswer answer) {
    keepFailure(answer);
    Optional<Settings> settings = read(answer);
    if (settings.isEmpty() || !new JmapAnswer(answer).isOfAnySite()) {
      settings.ifPresent(found -> report(found, answer.provenance()));
      return;
    }
    // A web site wholly behind a password challenges everywhere.
    round.http(
        request(Url.https(domain.host(), NOTHING_THERE)),
        other -> {
          if (!new JmapAnswer(other).isChallenge()) {
            report(settings.get(), answer.provenance());
          }
        });
  }

  private Optional<Settings> read(HttpAnswer answer) {
    if (answer.failure().isPresent()) {
      return Optional.empty();
    }
    try {
      return new JmapAnswer(answer).settings(names);
    } catch (LookupException e) {
      failures.add(e);
      return Optional.empty();
    }
  }

  private void keepFailure(Answer answer) {
    answer
        .failure()
        .filter(failure -> !failure.nothingThere())
        .ifPresent(failure -> failures.add(failure.toException()));
  }

  private void report(Settings settings, Provenance... restsOn) {
    reported = true;
    findings.settings(settings, restsOn);
  }
}
