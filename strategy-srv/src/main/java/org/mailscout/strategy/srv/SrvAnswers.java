package org.mailscout.strategy.srv;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.Endpoint;
import org.mailscout.api.LookupException;
import org.mailscout.api.Security;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.SrvRecord;

/** What the domain's DNS has answered so far. */
final class SrvAnswers {

  /** More say nothing new, and a provider can report so many findings in all. */
  static final int TARGETS_KEPT = 3;

  private static final Comparator<Security> TLS_FIRST =
      comparing(security -> !security.equals(Security.TLS));

  // RFC 2782 wants chance inside one priority, to spread load. An account is set up once, and the
  // same question must have the same answer every time: the heaviest is asked first.
  private static final Comparator<SrvRecord> PREFERENCE =
      comparingInt(SrvRecord::priority)
          .thenComparing(comparingInt(SrvRecord::weight).reversed())
          .thenComparing(record -> record.target().orElseThrow())
          .thenComparing(record -> record.port().orElseThrow());

  private final Domain domain;
  private final Map<DnsQuestion, DnsAnswer> answers = new HashMap<>();

  SrvAnswers(Domain domain) {
    this.domain = domain;
  }

  /** Returns all questions, in a fixed order. */
  List<DnsQuestion> questions() {
    List<DnsQuestion> questions = new ArrayList<>();
    for (SrvLabel label : SrvLabel.values()) {
      questions.add(label.services(domain));
      label.texts(domain).ifPresent(questions::add);
    }
    return questions;
  }

  void add(DnsAnswer answer) {
    answers.put(answer.question(), answer);
  }

  /** Returns the answer, a failed one too, or empty while it is awaited. */
  Optional<DnsAnswer> services(SrvLabel label) {
    return Optional.ofNullable(answers.get(label.services(domain)));
  }

  /** Returns the answer on texts, a failed one too, or empty while it is awaited. */
  Optional<DnsAnswer> texts(SrvLabel label) {
    return label.texts(domain).map(answers::get);
  }

  /** Returns the best endpoints of a label, TLS first, then as RFC 2782 orders them. */
  List<Endpoint> endpoints(SrvLabel label) {
    // RFC 6186 §3.4: "." means decidedly not offered, and names no host.
    return services(label).map(DnsAnswer::services).orElse(List.of()).stream()
        .filter(record -> record.target().isPresent())
        .sorted(comparing(label::security, TLS_FIRST).thenComparing(PREFERENCE))
        .flatMap(record -> record.endpoint(label.security(record)).stream())
        .distinct()
        .limit(TARGETS_KEPT)
        .toList();
  }

  /** Throws the first failure, in the order of the questions, that leaves open what is there. */
  void orThrow() throws LookupException {
    for (DnsQuestion question : questions()) {
      DnsAnswer answer = answers.get(question);
      if (answer != null && answer.failure().filter(f -> !f.nothingThere()).isPresent()) {
        answer.orThrow();
      }
    }
  }
}
