package org.mailscout.api.network;

import static java.util.Objects.requireNonNull;

import org.mailscout.api.Url;

/** A GET. Made by {@link #get} and completed by {@code with…}, each of which returns a copy. */
public final class HttpRequest {

  private final Url url;
  private final String accept;
  private final int redirects;
  private final int bytes;

  private HttpRequest(Url url, String accept, int redirects, int bytes) {
    this.url = url;
    this.accept = accept;
    this.redirects = redirects;
    this.bytes = bytes;
  }

  /** Returns a GET of any media type, with the bounds of {@link Limits}. */
  public static HttpRequest get(Url url) {
    Limits limits = Limits.DEFAULT;
    return new HttpRequest(
        requireNonNull(url, "url"), "*/*", limits.redirects(), limits.bodyBytes());
  }

  /** Returns a copy that prefers this media type. */
  public HttpRequest withAccept(String mediaType) {
    return new HttpRequest(url, requireNonNull(mediaType, "mediaType"), redirects, bytes);
  }

  /**
   * Returns a copy that follows at most so many redirects.
   *
   * @param most from 0, where a redirect is itself the answer, to {@link Limits#redirects()}
   */
  public HttpRequest withRedirects(int most) {
    if (most < 0 || most > Limits.DEFAULT.redirects()) {
      throw new IllegalArgumentException("redirects " + most);
    }
    return new HttpRequest(url, accept, most, bytes);
  }

  /**
   * Returns a copy that takes a body of at most so many bytes, decoded.
   *
   * @param most from 1 to {@link Limits#sessionBytes()}
   */
  public HttpRequest withBytes(int most) {
    if (most < 1 || most > Limits.DEFAULT.sessionBytes()) {
      throw new IllegalArgumentException("bytes " + most);
    }
    return new HttpRequest(url, accept, redirects, most);
  }

  /** Returns what is asked for; {@link Url#ADDRESS} in it is filled in or dropped by the port. */
  public Url url() {
    return url;
  }

  /** Returns the media types accepted. */
  public String accept() {
    return accept;
  }

  /** Returns how many redirects are followed at most. */
  public int redirects() {
    return redirects;
  }

  /** Returns how many bytes of decoded body are taken at most. */
  public int bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return "GET " + url;
  }
}
