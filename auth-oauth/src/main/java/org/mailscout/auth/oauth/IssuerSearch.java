package org.mailscout.auth.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.Host;
import org.mailscout.api.LookupException;
import org.mailscout.api.Url;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Round;

/**
 * The search for a fit authorization server; for one thread.
 *
 * <p>All that can be asked is asked at once; preference lies in the order of the sources, and the
 * search ends as soon as nothing awaited could come before what is known.
 */
final class IssuerSearch {

  /** One source: it is settled once all of its questions are, and then has its metadata or not. */
  private static final class Source {
    private final List<MetadataQuestion> questions = new ArrayList<>();
    private final boolean forMailAlone;
    private int awaited;

    Source(boolean forMailAlone) {
      this.forMailAlone = forMailAlone;
    }

    boolean isSettled() {
      return awaited == 0 && questions.stream().allMatch(MetadataQuestion::isSettled);
    }

    Optional<Metadata> metadata() {
      return questions.stream()
          .flatMap(question -> question.metadata().stream())
          .filter(metadata -> !forMailAlone || Scopes.areForMail(metadata.scopes()))
          .findFirst();
    }
  }

  private final Round round;
  private final List<Source> sources = new ArrayList<>();

  IssuerSearch(Round round) {
    this.round = round;
  }

  /** Looks at issuers that a source named, its preference first. */
  void named(List<String> issuers) {
    Source source = source(false);
    issuers.forEach(issuer -> ask(source, MetadataQuestion.named(issuer)));
  }

  /** Looks at what a service over HTTP says of itself, then at its host as an issuer. */
  void resource(Url resource) {
    Source challenged = source(false);
    Source atRoot = source(false);
    Source guessed = source(false);
    challenged.awaited++;
    round.http(
        HttpRequest.get(resource).withAccept("application/json"),
        answer -> {
          challenged.awaited--;
          challenge(challenged, resource, answer);
          endIfKnown();
        });
    Url root = Url.https(resource.host(), ResourceMetadata.WELL_KNOWN);
    if (resource.origin().equals(root.origin())) {
      document(atRoot, root, List.of(resource.origin(), resource.origin() + "/"));
    }
    ask(guessed, MetadataQuestion.guessed(resource.origin()));
  }

  /** Looks at a host as an issuer, which many are for their web site alone. */
  void guessed(Host host) {
    ask(source(true), MetadataQuestion.guessed("https://" + host));
  }

  private void challenge(Source source, Url resource, HttpAnswer answer) {
    ResourceMetadata.named(answer)
        .ifPresent(
            url ->
                // RFC 9728 §3.3 wants the URL asked; Stalwart names its origin.
                document(
                    source,
                    url,
                    List.of(
                        resource.toString(),
                        answer.url().toString(),
                        answer.url().origin(),
                        answer.url().origin() + "/")));
  }

  private void document(Source source, Url url, List<String> resources) {
    source.awaited++;
    round.http(
        HttpRequest.get(url).withAccept("application/json").withRedirects(0),
        answer -> {
          source.awaited--;
          ResourceMetadata.issuers(answer, resources)
              .forEach(issuer -> ask(source, MetadataQuestion.named(issuer)));
          endIfKnown();
        });
  }

  private Source source(boolean forMailAlone) {
    Source source = new Source(forMailAlone);
    sources.add(source);
    return source;
  }

  private void ask(Source source, MetadataQuestion question) {
    source.questions.add(question);
    question.ask(round, this::endIfKnown);
  }

  private void endIfKnown() {
    for (Source source : sources) {
      if (!source.isSettled()) {
        return;
      }
      if (source.metadata().isPresent()) {
        round.end();
        return;
      }
    }
  }

  /** Returns the first question to an issuer that a source named and that gave no answer. */
  Optional<MetadataQuestion> unreached() {
    return sources.stream()
        .flatMap(source -> source.questions.stream())
        .filter(question -> question.unreached().isPresent())
        .findFirst();
  }

  /**
   * Waits for the best.
   *
   * @throws LookupException if none is fit and one could not be asked or read
   */
  Optional<Metadata> await() throws LookupException, InterruptedException {
    round.await();
    Optional<Metadata> best =
        sources.stream().flatMap(source -> source.metadata().stream()).findFirst();
    Optional<LookupException> failure =
        sources.stream()
            .filter(source -> !source.forMailAlone)
            .flatMap(source -> source.questions.stream())
            .flatMap(question -> question.failure().stream())
            .findFirst();
    if (best.isEmpty() && failure.isPresent()) {
      throw failure.get();
    }
    return best;
  }
}
