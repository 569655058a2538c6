package org.mailscout.network;

import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Reason;

/** Sends a request and takes the head of its response: few interim ones, and none of a proxy. */
final class BoundedExecutor extends HttpRequestExecutor {

  private static final int MOST_INTERIM = 8;

  /** A connection of the pool was closed by the server before it answered anything. */
  static final class StaleConnection extends IOException {
    private static final long serialVersionUID = 1;

    StaleConnection(IOException cause) {
      super(cause);
    }
  }

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request,
      HttpClientConnection connection,
      @Nullable HttpResponseInformationCallback ignored,
      HttpContext context)
      throws IOException, HttpException {
    HttpExchange exchange = HttpExchange.of(context);
    TrackedSocket socket = ((PooledConnection) connection).tracked();
    if (socket != null) {
      exchange.uses(socket);
    }
    long before = received(connection);
    int[] interim = new int[1];
    try {
      ClassicHttpResponse response =
          super.execute(request, connection, (r, c, x) -> count(interim, exchange), context);
      refuseProxy(request, response, exchange);
      return response;
    } catch (IOException e) {
      boolean silent = before >= 0 && received(connection) == before;
      throw exchange.isReused() && silent ? new StaleConnection(e) : e;
    }
  }

  private static void count(int[] interim, HttpExchange exchange) throws HttpException {
    interim[0]++;
    if (interim[0] > MOST_INTERIM) {
      String message = "more than " + MOST_INTERIM + " interim responses";
      throw new HttpException(
          message, exchange.failed(new ConnectFailure(Reason.TOO_LARGE, message)));
    }
  }

  // What a proxy says of its own is never the answer of the host behind it.
  private static void refuseProxy(
      ClassicHttpRequest request, ClassicHttpResponse response, HttpExchange exchange)
      throws IOException {
    if (request.getMethod().equals("CONNECT") && response.getCode() / 100 != 2) {
      String message = "the proxy answers " + response.getCode();
      throw exchange.failed(new ConnectFailure(Reason.UNREACHABLE, message));
    }
  }

  private static long received(HttpClientConnection connection) {
    EndpointDetails details = connection.getEndpointDetails();
    return details == null ? -1 : details.getReceivedBytesCount();
  }
}
