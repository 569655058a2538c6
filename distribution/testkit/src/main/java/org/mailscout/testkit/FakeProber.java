package org.mailscout.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.Security;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.ProbeQuestion;
import org.mailscout.api.network.Prober;

/** Mail servers from a table; where none is, the connection is refused. */
public final class FakeProber extends FakePort<Endpoint, ProbeQuestion, ProbeAnswer>
    implements Prober {

  private final Map<Endpoint, ProbeAnswer.Findings> table = new ConcurrentHashMap<>();

  private final Map<Endpoint, List<Host>> otherNames = new ConcurrentHashMap<>();

  /** Makes an empty table. */
  public FakeProber() {}

  /** Adds or replaces what a server shows; returns this. */
  public FakeProber with(Endpoint endpoint, ProbeAnswer.Findings shown) {
    table.put(endpoint, shown);
    return this;
  }

  /** Makes a server show a valid certificate that names other hosts; returns this. */
  public FakeProber withCertificateOf(Endpoint endpoint, Host... names) {
    otherNames.put(endpoint, List.of(names));
    return this;
  }

  @Override
  Endpoint key(ProbeQuestion question) {
    return question.endpoint();
  }

  @Override
  ProbeAnswer answerOf(ProbeQuestion question) {
    List<Host> names = otherNames.get(question.endpoint());
    if (names != null) {
      return ProbeAnswer.failed(
          question,
          new Failure(Reason.TLS, question + ": certificate of another name", true),
          new ProbeAnswer.Findings(List.of(), List.of(), names, List.of()),
          provenance(question));
    }
    return Optional.ofNullable(table.get(question.endpoint()))
        .map(shown -> ProbeAnswer.of(question, shown, provenance(question)))
        .orElseGet(
            () ->
                failed(
                    question,
                    new Failure(Reason.UNREACHABLE, question + ": connection refused", true)));
  }

  @Override
  ProbeAnswer failed(ProbeQuestion question, Failure failure) {
    ProbeAnswer.Findings nothing = ProbeAnswer.Findings.NONE;
    return ProbeAnswer.failed(question, failure, nothing, provenance(question));
  }

  private FakeProvenance provenance(ProbeQuestion question) {
    boolean upgraded = question.endpoint().security().equals(Security.STARTTLS);
    return line().provenance(question.toString(), upgraded ? Channel.STARTTLS : Channel.TLS);
  }
}
