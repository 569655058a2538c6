package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Authentication;
import org.mailscout.api.Host;

/**
 * What connecting proved. Without a failure: a certificate valid for the name, the protocol's
 * greeting, and what the server offers under TLS.
 *
 * <p>Made by the ports and the test kit alone.
 */
public final class ProbeAnswer implements Answer {

  private final ProbeQuestion question;
  private final Provenance provenance;
  private final Optional<Failure> failure;
  private final Findings findings;

  /**
   * What a server showed.
   *
   * @param capabilities as the server spells them, after TLS; empty if it names none
   * @param authentication kinds of sign-in offered, in no meaningful order
   * @param certificateNames the hosts that the certificate names, where its chain is valid; also
   *     given where it does not name the host that was asked
   * @param challenges values of {@code WWW-Authenticate}, for services over HTTP
   */
  public record Findings(
      List<String> capabilities,
      List<Authentication> authentication,
      List<Host> certificateNames,
      List<String> challenges) {

    /** Nothing at all. */
    public static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Findings {
      capabilities = List.copyOf(capabilities);
      authentication = List.copyOf(authentication);
      certificateNames = List.copyOf(certificateNames);
      challenges = List.copyOf(challenges);
    }
  }

  private ProbeAnswer(
      ProbeQuestion question, Findings findings, Optional<Failure> failure, Provenance provenance) {
    this.question = requireNonNull(question, "question");
    this.findings = requireNonNull(findings, "findings");
    this.failure = failure;
    this.provenance = requireNonNull(provenance, "provenance");
  }

  /** Returns the answer that the service is there; for ports and the test kit. */
  public static ProbeAnswer of(ProbeQuestion question, Findings findings, Provenance provenance) {
    return new ProbeAnswer(question, findings, Optional.empty(), provenance);
  }

  /** Returns the answer that it is not proved, with what was seen; for ports and the test kit. */
  public static ProbeAnswer failed(
      ProbeQuestion question, Failure failure, Findings findings, Provenance provenance) {
    return new ProbeAnswer(question, findings, Optional.of(failure), provenance);
  }

  /** Returns what was asked. */
  public ProbeQuestion question() {
    return question;
  }

  @Override
  public Provenance provenance() {
    return provenance;
  }

  @Override
  public Optional<Failure> failure() {
    return failure;
  }

  /** Returns whether the service is proved. */
  public boolean isProved() {
    return failure.isEmpty();
  }

  /** Returns what the server showed. */
  public Findings findings() {
    return findings;
  }

  @Override
  public String toString() {
    return question + ": " + failure.map(Failure::toString).orElse("proved");
  }
}
