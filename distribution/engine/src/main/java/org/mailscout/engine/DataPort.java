package org.mailscout.engine;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.mailscout.api.LookupException;
import org.mailscout.api.discovery.OptionKey;
import org.mailscout.api.network.Data;
import org.mailscout.network.FileDocuments;

/** The documents that the caller keeps, as one inquiry reads them. */
record DataPort(Inquiry inquiry) implements Data {

  @Override
  public Optional<Document> find(String location, String name) throws LookupException {
    Optional<String> place = place(location);
    return place.isEmpty()
        ? Optional.empty()
        : documents()
            .read(Path.of(place.get()), name)
            .map(body -> Document.of(body, origin(place.get(), name)));
  }

  @Override
  public Optional<Document> findHolding(
      String location, String key, Function<byte[], Set<String>> keysOf) throws LookupException {
    Optional<String> place = place(location);
    return place.isEmpty()
        ? Optional.empty()
        : documents()
            .readHolding(Path.of(place.get()), key, keysOf)
            .map(found -> Document.of(found.body(), origin(place.get(), found.name())));
  }

  private Optional<String> place(String location) {
    OptionKey<String> key = OptionKey.text(location, "where documents are", "");
    return Optional.of(inquiry.who().options().get(key)).filter(place -> !place.isBlank());
  }

  private FileDocuments documents() {
    return inquiry.state().adapters().documents();
  }

  private AnswerProvenance origin(String place, String name) {
    return AnswerProvenance.ofFile(inquiry.state(), place + "/" + name);
  }
}
