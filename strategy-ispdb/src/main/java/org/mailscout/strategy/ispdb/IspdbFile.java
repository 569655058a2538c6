package org.mailscout.strategy.ispdb;

import java.util.Optional;
import org.mailscout.api.Domain;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.discovery.DiscoveryContext;
import org.mailscout.api.discovery.OptionKey;
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
  static Optional<IspdbFile> find(Domain domain, DiscoveryContext context)
      throws LookupException, InterruptedException {
    Optional<Data.Document> local = local(IspdbOptions.OVERRIDE, domain + ".xml", context);
    if (local.isEmpty()) {
      local = local(IspdbOptions.DATA, domain.name(), context);
    }
    if (local.isEmpty()) {
      local = local(IspdbOptions.DATA, domain + ".xml", context);
    }
    return (local.isPresent() ? local : fetched(domain, context)).map(IspdbFile::new);
  }

  private static Optional<Data.Document> local(
      OptionKey<String> location, String name, DiscoveryContext context) throws LookupException {
    return context.data().find(location.key(), name);
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
