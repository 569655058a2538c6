package org.mailscout.engine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailscout.api.Url;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;

/**
 * The answers of one discovery that want a sign-in first: who looks for the way to sign in reads
 * the one that led here, and nobody asks for it again.
 */
final class Challenges {

  /** What a challenge says is in its header: more is a page, and is not kept. */
  private static final int MOST_BYTES = 4096;

  private static final int MOST = 16;

  private record Key(Url url, String accept, int redirects) {}

  private final Map<Key, HttpAnswer> kept = new ConcurrentHashMap<>();

  Optional<HttpAnswer> of(HttpRequest request) {
    return Optional.ofNullable(kept.get(key(request)));
  }

  void keep(HttpAnswer answer) {
    if (answer.status() == 401 && kept.size() < MOST && answer.body().length <= MOST_BYTES) {
      kept.put(key(answer.request()), answer);
    }
  }

  private static Key key(HttpRequest request) {
    return new Key(request.url(), request.accept(), request.redirects());
  }
}
