package org.mailscout.strategy.ispdb;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.Question;
import org.mailscout.api.network.Data;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;
import org.mailscout.api.network.Provenance;

/** A domain's file, from wherever it comes. */
record IspdbFile(Data.Document document) {

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int OK = 200;

  byte[] body() {
    return document.body();
  }

  Provenance provenance() {
    return document.provenance();
  }

  /** Returns the file of the first place that has one: override, copy, database. */
  static Optional<IspdbFile> find(Question question, Domain domain, DiscoveryContext context)
      throws LookupException, InterruptedException {
    LocalFiles local = new LocalFiles(question, domain, context);
    Optional<Data.Document> file = local.find(IspdbOptions.OVERRIDE);
    if (file.isEmpty()) {
      file = local.find(IspdbOptions.DATA);
    }
    return (file.isPresent() ? file : fetched(domain, context)).map(IspdbFile::new);
  }

  private static Optional<Data.Document> fetched(Domain domain, DiscoveryContext context)
      throws LookupException, InterruptedException {
    HttpRequest request =
        HttpRequest.get(IspdbOptions.file(context.options().get(IspdbOptions.URL), domain));
    HttpAnswer answer = context.http().ask(request);
    answer.orThrow();
    if (answer.status() == NOT_FOUND || answer.status() == GONE) {
      return Optional.empty();
    }
    if (answer.status() != OK) {
      throw new LookupException(Reason.REFUSED, answer.url() + ": status " + answer.status());
    }
    return Optional.of(Data.Document.of(answer.body(), answer.provenance()));
  }
}
