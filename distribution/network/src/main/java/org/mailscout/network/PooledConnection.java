package org.mailscout.network;

import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.jspecify.annotations.Nullable;

/** A connection of the pool that knows the socket beneath its TLS. */
final class PooledConnection extends DefaultManagedHttpClientConnection {

  private @Nullable TrackedSocket socket;

  PooledConnection(String id, Http1Config bounds) {
    // The core's parser, since the client's own skips garbage before the status line.
    super(id, null, null, bounds, null, null, null, new DefaultHttpResponseParserFactory(bounds));
  }

  void over(TrackedSocket tracked) {
    socket = tracked;
  }

  @Nullable TrackedSocket tracked() {
    return socket;
  }
}
