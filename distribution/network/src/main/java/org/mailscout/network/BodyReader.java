package org.mailscout.network;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.mailscout.api.Reason;

/** Reads a body up to a bound on its decoded bytes; at most one coding, gzip. */
final class BodyReader {

  private static final byte[] NONE = {};

  private BodyReader() {}

  /**
   * Reads to the end, so that the connection can be used again.
   *
   * @throws ConnectFailure if there is more than the bound, or another coding
   */
  static byte[] read(ClassicHttpResponse response, int most) throws IOException, ConnectFailure {
    @Nullable HttpEntity entity = response.getEntity();
    if (entity == null) {
      return NONE;
    }
    boolean gzip = isGzip(response);
    if (entity.getContentLength() > most) {
      throw tooLarge(most);
    }
    @Nullable InputStream encoded = entity.getContent();
    if (encoded == null) {
      return NONE;
    }
    byte[] body = (gzip ? new GZIPInputStream(encoded) : encoded).readNBytes(most + 1);
    if (body.length > most) {
      throw tooLarge(most);
    }
    if (encoded.read() >= 0) {
      throw new ConnectFailure(Reason.MALFORMED, "bytes after the end of the gzip body");
    }
    return body;
  }

  private static boolean isGzip(ClassicHttpResponse response) throws ConnectFailure {
    Header[] codings = response.getHeaders("Content-Encoding");
    if (codings.length == 0) {
      return false;
    }
    String coding = String.valueOf(codings[0].getValue()).trim().toLowerCase(Locale.ROOT);
    if (codings.length > 1 || !coding.matches("|identity|gzip|x-gzip")) {
      throw new ConnectFailure(Reason.MALFORMED, "a coding of the body that was not asked for");
    }
    return coding.endsWith("gzip");
  }

  private static ConnectFailure tooLarge(int most) {
    return new ConnectFailure(Reason.TOO_LARGE, "a body of more than " + most + " bytes");
  }
}
