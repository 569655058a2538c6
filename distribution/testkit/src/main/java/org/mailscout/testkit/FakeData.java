package org.mailscout.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    Optional<Reason> failure = failsAll;
    if (failure.isPresent()) {
      throw new LookupException(failure.get(), path + ": " + failure.get() + " by a fake");
    }
    Optional<byte[]> body = Optional.ofNullable(documents.get(path));
    if (body.isPresent() && body.get().length > Limits.DEFAULT.bodyBytes()) {
      throw new LookupException(Reason.TOO_LARGE, path + ": " + body.get().length + " bytes");
    }
    return body.map(bytes -> Document.of(bytes, line.provenance(path, Channel.FILE)));
  }

  void share(Line shared) {
    line = shared;
  }
}
