package org.mailscout.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Data;
import org.mailscout.api.network.Limits;

/** Documents in memory. */
public final class FakeData implements Data {

  private final Map<String, byte[]> documents = new ConcurrentHashMap<>();
  private volatile Optional<Reason> failsAll = Optional.empty();
  private volatile Line line = Line.alone();

  /** Makes an empty store. */
  public FakeData() {}

  /** Adds or replaces a document; returns this. */
  public FakeData with(String location, String name, byte[] body) {
    documents.put(location + "/" + name, body.clone());
    return this;
  }

  /** Makes every look-up fail for this reason. */
  public void failAll(Reason reason) {
    failsAll = Optional.of(reason);
  }

  @Override
  public Optional<Document> find(String location, String name) throws LookupException {
    String path = location + "/" + name;
    failIfTold(path);
    Optional<byte[]> body = Optional.ofNullable(documents.get(path));
    if (body.isPresent() && body.get().length > Limits.DEFAULT.bodyBytes()) {
      throw new LookupException(Reason.TOO_LARGE, path + ": " + body.get().length + " bytes");
    }
    return body.map(bytes -> Document.of(bytes, line.provenance(path, Channel.FILE)));
  }

  @Override
  public Optional<Document> findHolding(
      String location, String key, Function<byte[], Set<String>> keysOf) throws LookupException {
    failIfTold(location);
    return new TreeMap<>(documents)
        .entrySet().stream()
            .filter(document -> document.getKey().startsWith(location + "/"))
            .filter(document -> document.getValue().length <= Limits.DEFAULT.bodyBytes())
            .filter(document -> keysOf.apply(document.getValue()).contains(key))
            .findFirst()
            .map(
                document ->
                    Document.of(
                        document.getValue(), line.provenance(document.getKey(), Channel.FILE)));
  }

  private void failIfTold(String path) throws LookupException {
    Optional<Reason> failure = failsAll;
    if (failure.isPresent()) {
      throw new LookupException(failure.get(), path + ": " + failure.get() + " by a fake");
    }
  }

  void share(Line shared) {
    line = shared;
  }
}
