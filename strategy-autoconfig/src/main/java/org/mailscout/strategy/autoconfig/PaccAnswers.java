package org.mailscout.strategy.autoconfig;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsAnswer;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.Provenance;

/** The document and its digests, as both arrive. */
final class PaccAnswers {

  private @Nullable HttpAnswer document;
  private @Nullable DnsAnswer digests;

  /** A document that its digest vouches for. */
  record Matched(HttpAnswer answer) {

    byte[] body() {
      return answer.body();
    }

    String source() {
      return answer.url().toString();
    }

    Provenance provenance() {
      return answer.provenance();
    }
  }

  void document(HttpAnswer answer) {
    document = answer;
  }

  void digests(DnsAnswer answer) {
    digests = answer;
  }

  /** Returns whether it is known that there is no document, whatever DNS says. */
  boolean isAbsent() {
    return document != null
        && (document.failure().map(Failure::nothingThere).orElse(false)
            || (document.failure().isEmpty() && !isDocument(document)));
  }

  /**
   * Returns the document if there is one.
   *
   * @throws LookupException if no digest matches it, or one of the two could not be asked
   */
  Optional<Matched> matched() throws LookupException {
    if (document == null || isAbsent()) {
      return Optional.empty();
    }
    boolean noDigest = digests != null && digests.failure().isEmpty() && digests.isEmpty();
    if (document.failure().isPresent() && noDigest) {
      // Whatever the document would have been, nothing vouches for it.
      return Optional.empty();
    }
    document.orThrow();
    if (digests != null) {
      digests.orThrow();
    }
    byte[] body = document.body();
    if (digests == null || digests.texts().stream().noneMatch(t -> PaccDigest.matches(t, body))) {
      throw new LookupException(
          Reason.MALFORMED, document.url() + ": no digest in DNS matches the document");
    }
    return Optional.of(new Matched(document));
  }

  // Where every name leads to a web server, a page of it is no document.
  private static boolean isDocument(HttpAnswer answer) {
    if (answer.status() != 200) {
      return false;
    }
    for (byte b : answer.body()) {
      if (b != ' ' && b != '\t' && b != '\r' && b != '\n') {
        return b == '{';
      }
    }
    return false;
  }
}
