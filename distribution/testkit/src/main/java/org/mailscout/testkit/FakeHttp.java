package org.mailscout.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.Http;
import org.mailscout.api.network.HttpAnswer;
import org.mailscout.api.network.HttpRequest;

/**
 * Web servers from a table; what is not in it is answered with 404.
 *
 * <p>Keeps what the port keeps: redirects are followed as far as the request says, a body larger
 * than the request takes is {@link Reason#TOO_LARGE}, http is forbidden unless the policy allows
 * it. URLs are found as the strategy asked them, with {@link Url#ADDRESS} in them.
 */
public final class FakeHttp extends FakePort<Url, HttpRequest, HttpAnswer> implements Http {

  private record Page(int status, Map<String, List<String>> headers, ByteBuffer body) {

    String text() {
      return UTF_8.decode(body.duplicate()).toString();
    }
  }

  private static final Pattern HOST_NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

  private final Map<Url, Page> table = new ConcurrentHashMap<>();
  private final List<Host> warmed = new CopyOnWriteArrayList<>();
  private volatile boolean cleartext = true;

  /** Makes an empty table. */
  public FakeHttp() {}

  /** Adds or replaces what stands at a URL; returns this. */
  public FakeHttp with(Url url, int status, byte[] body) {
    return with(url, status, Map.of(), body);
  }

  /** Adds or replaces a text that stands at a URL; returns this. */
  public FakeHttp with(Url url, int status, String body) {
    return with(url, status, body.getBytes(UTF_8));
  }

  /**
   * Adds or replaces what stands at a URL, with its header fields; returns this.
   *
   * @param headers names in lower case
   */
  public FakeHttp with(Url url, int status, Map<String, List<String>> headers, byte[] body) {
    table.put(url, new Page(status, headers, ByteBuffer.wrap(body.clone())));
    return this;
  }

  /** Adds or replaces a redirect; returns this. */
  public FakeHttp redirect(Url from, Url to) {
    return with(from, 302, Map.of("location", List.of(to.toString())), new byte[0]);
  }

  /** Returns the hosts that were warmed up, in order. */
  public List<Host> warmed() {
    return List.copyOf(warmed);
  }

  @Override
  public void warmUp(Host host) {
    warmed.add(host);
  }

  /** Returns every host whose name stands in a page or a redirect. */
  List<Host> mentioned() {
    return table.values().stream()
        .flatMap(page -> Stream.concat(page.headers().values().stream(), Stream.of(page.text())))
        .flatMap(text -> HOST_NAME.matcher(text.toString()).results())
        .flatMap(match -> Host.parse(match.group()).stream())
        .distinct()
        .toList();
  }

  void obey(Policy policy) {
    cleartext = policy.allowsHttp();
  }

  @Override
  Url key(HttpRequest request) {
    return request.url();
  }

  @Override
  HttpAnswer answerOf(HttpRequest request) {
    List<Url> hops = new ArrayList<>(List.of(request.url()));
    Page page = page(request.url());
    Optional<Url> next = next(request.url(), page);
    while (next.isPresent() && request.redirects() > 0) {
      if (hops.size() > request.redirects()) {
        return failed(request, new Failure(Reason.MALFORMED, request + ": too many redirects"));
      }
      hops.add(next.get());
      page = page(next.get());
      next = next(next.get(), page);
    }
    return ended(request, hops, page);
  }

  private HttpAnswer ended(HttpRequest request, List<Url> hops, Page page) {
    boolean plain = hops.stream().anyMatch(hop -> !hop.isHttps());
    if (plain && !cleartext) {
      return failed(request, new Failure(Reason.FORBIDDEN_BY_POLICY, request + ": http"));
    }
    if (page.body().capacity() > request.bytes()) {
      return failed(request, new Failure(Reason.TOO_LARGE, request + ": the body"));
    }
    if (page.status() == 429 || page.status() >= 500) {
      String message = request + ": status " + page.status();
      return failed(request, new Failure(Reason.SERVER_FAILURE, message));
    }
    Channel channel = plain ? Channel.HTTP : Channel.HTTPS;
    return HttpAnswer.of(
        request,
        page.status(),
        hops.stream().map(FakeHttp::withoutAddress).toList(),
        page.headers(),
        page.body().array(),
        line().provenance(withoutAddress(hops.get(hops.size() - 1)).toString(), channel));
  }

  @Override
  HttpAnswer failed(HttpRequest request, Failure failure) {
    Channel channel = request.url().isHttps() ? Channel.HTTPS : Channel.HTTP;
    String source = withoutAddress(request.url()).toString();
    return HttpAnswer.failed(request, failure, line().provenance(source, channel));
  }

  private Page page(Url url) {
    return table.getOrDefault(url, new Page(404, Map.of(), ByteBuffer.allocate(0)));
  }

  private static Optional<Url> next(Url from, Page page) {
    return page.status() / 100 == 3
        ? page.headers().getOrDefault("location", List.of()).stream()
            .findFirst()
            .flatMap(from::resolve)
        : Optional.empty();
  }

  // The port drops the placeholder with its whole query parameter from what it shows.
  private static Url withoutAddress(Url url) {
    String text = url.toString();
    int query = text.indexOf('?');
    String path = query < 0 ? text : text.substring(0, query);
    String kept =
        query < 0
            ? ""
            : Pattern.compile("&")
                .splitAsStream(text.substring(query + 1))
                .filter(parameter -> !parameter.contains(Url.ADDRESS))
                .collect(Collectors.joining("&"));
    return Url.of(path.replace(Url.ADDRESS, "") + (kept.isEmpty() ? "" : "?" + kept));
  }
}
