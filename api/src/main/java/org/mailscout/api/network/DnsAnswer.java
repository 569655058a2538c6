package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.mailscout.api.Host;

/**
 * What DNS answers to one question.
 *
 * <p>Made by the ports and the test kit alone. Records of other owners, classes or types are never
 * in it; aliases were followed. The order of records is that of the message, which means nothing.
 */
public final class DnsAnswer implements Answer {

  private final DnsQuestion question;
  private final Provenance provenance;
  private final Optional<Failure> failure;
  private final DnsRecords records;

  private DnsAnswer(
      DnsQuestion question, Provenance provenance, Optional<Failure> failure, DnsRecords records) {
    this.question = requireNonNull(question, "question");
    this.provenance = requireNonNull(provenance, "provenance");
    this.failure = failure;
    this.records = requireNonNull(records, "records");
  }

  /** Returns an answer; for ports and the test kit. */
  public static DnsAnswer of(DnsQuestion question, DnsRecords records, Provenance provenance) {
    return new DnsAnswer(question, provenance, Optional.empty(), records);
  }

  /** Returns the answer that the question could not be asked; for ports and the test kit. */
  public static DnsAnswer failed(DnsQuestion question, Failure failure, Provenance provenance) {
    return new DnsAnswer(question, provenance, Optional.of(failure), DnsRecords.noSuchName());
  }

  /** Returns what was asked. */
  public DnsQuestion question() {
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

  /** Returns whether the name exists, with or without records of the type asked. */
  public boolean nameExists() {
    return records.nameExists();
  }

  /** Returns whether there is no record of the type asked. */
  public boolean isEmpty() {
    return records.isEmpty();
  }

  /** Returns the SRV records, at most {@link Limits#recordsKept()}. */
  public List<SrvRecord> services() {
    return records.services();
  }

  /** Returns the mail exchanges, at most {@link Limits#recordsKept()}. */
  public List<MxRecord> exchanges() {
    return records.exchanges();
  }

  /** Returns the texts, the strings of each record joined without a separator. */
  public List<String> texts() {
    return records.texts();
  }

  /** Returns the addresses. */
  public List<IpAddress> addresses() {
    return records.addresses();
  }

  /** Returns the names that the name asked stands for, the next first. */
  public List<Host> aliases() {
    return records.aliases();
  }

  /** Returns the records that were left out, each with what is wrong with it. */
  public List<Failure> malformed() {
    return records.malformed();
  }

  @Override
  public String toString() {
    return question + ": " + failure.map(Failure::toString).orElseGet(records::toString);
  }
}
