package org.mailscout.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailscout.api.LookupException;
import org.mailscout.api.Protocol;
import org.mailscout.api.Reason;
import org.mailscout.api.Service;
import org.mailscout.api.Url;
import org.mailscout.api.auth.Credential;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.Names;
import org.mailscout.network.Busy;
import org.mailscout.network.Call;
import org.mailscout.network.PrivateHttp;
import org.mailscout.network.PrivateRequest;
import org.mailscout.network.PrivateResponse;

/** Signs in to a mailbox over HTTP: a JMAP session, or Graph's account and inbox. */
final class HttpProof {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final String CORE = "urn:ietf:params:jmap:core";
  private static final Pattern DESCRIPTION = Pattern.compile("error_description=\"([^\"]*)\"");

  private final PrivateHttp http;
  private final Names names;

  HttpProof(PrivateHttp http, Names names) {
    this.http = http;
    this.names = names;
  }

  /** Returns whether a mailbox of the protocol can be proved here. */
  static boolean speaks(Protocol protocol) {
    return List.of(Protocol.JMAP, Protocol.MSGRAPH).contains(protocol);
  }

  /**
   * Returns empty if the service took the credential, else what it said.
   *
   * @param shared whether the credential's mailbox is another than that of who signed in
   */
  Optional<String> prove(Service service, Credential credential, boolean shared, Call call)
      throws LookupException, InterruptedException {
    Url url = service.session().or(() -> service.endpoint().url()).orElseThrow();
    if (service.protocol().equals(Protocol.JMAP)) {
      return jmap(url, credential, call);
    }
    String mailbox =
        shared ? "users/" + URLEncoder.encode(credential.username(), StandardCharsets.UTF_8) : "me";
    for (String path : List.of("me?$select=id", mailbox + "/mailFolders/inbox")) {
      Url asked = url.resolve(path).orElseThrow();
      PrivateResponse response = send(asked, credential, call);
      if (response.status() != 200) {
        return Optional.of(refusal(asked, response, credential));
      }
    }
    return Optional.empty();
  }

  // RFC 8620 §2.2: the well-known URL leads to the session; each hop is one that is vouched for.
  private Optional<String> jmap(Url first, Credential credential, Call call)
      throws LookupException, InterruptedException {
    Url url = first;
    for (int hops = 0; hops <= Limits.DEFAULT.redirects(); hops++) {
      PrivateResponse response = send(url, credential, call);
      if (response.status() == 200) {
        return session(url, response, call);
      }
      List<String> locations = response.header("Location");
      if (!REDIRECTS.contains(response.status()) || locations.size() != 1) {
        return Optional.of(refusal(url, response, credential));
      }
      Url from = url;
      url =
          from.resolve(locations.get(0)).orElseThrow(() -> malformed(from, "a redirect to no URL"));
    }
    throw malformed(first, "too many redirects");
  }

  private Optional<String> session(Url url, PrivateResponse response, Call call)
      throws LookupException {
    Document session = Document.read(response.body(), url.origin() + " JMAP session");
    if (session.object("capabilities").filter(c -> c.has(CORE)).isEmpty()) {
      throw malformed(url, "no JMAP session");
    }
    Url api =
        url.resolve(session.require("apiUrl"))
            .filter(Url::isHttps)
            .orElseThrow(() -> session.malformed("apiUrl"));
    // Requests will carry the token there: to the operator whose session this is, and to no other.
    if (!call.mayAsk(api.host()) && !names.sameRegistrable(api.host(), url.host())) {
      return Optional.of(
          "the JMAP session sends requests to " + api.host() + ", which nothing vouches for");
    }
    // Stalwart answers strangers, too: with a session of no accounts.
    boolean known = session.object("accounts").filter(a -> !a.names().isEmpty()).isPresent();
    return known ? Optional.empty() : Optional.of("the JMAP session has no account");
  }

  private PrivateResponse send(Url url, Credential credential, Call call)
      throws LookupException, InterruptedException {
    byte[] secret =
        credential.kind() == Credential.Kind.BEARER
            ? Secrets.bytes("", credential.secret(), "")
            : Secrets.bytes(credential.username() + ":", credential.secret(), "");
    String value =
        credential.kind() == Credential.Kind.BEARER
            ? "Bearer " + new String(secret, StandardCharsets.US_ASCII)
            : "Basic " + Base64.getEncoder().encodeToString(secret);
    java.util.Arrays.fill(secret, (byte) 0);
    PrivateRequest request =
        PrivateRequest.get(url).with("Accept", "application/json").with("Authorization", value);
    PrivateResponse response = http.send(request, Limits.DEFAULT.sessionBytes(), call);
    if (Busy.is(response.status())) {
      String words = Busy.words(response.status(), response.header("Retry-After"));
      throw new LookupException(Reason.SERVER_FAILURE, url.origin() + ": " + words);
    }
    return response;
  }

  private static String refusal(Url url, PrivateResponse response, Credential credential) {
    String said =
        response.header("WWW-Authenticate").stream()
            .map(DESCRIPTION::matcher)
            .filter(Matcher::find)
            .map(m -> m.group(1))
            .findFirst()
            .or(() -> graphMessage(response))
            .map(words -> ": " + Shown.words(words, List.of(new String(credential.secret()))))
            .orElse("");
    return url.host() + " answers " + response.status() + said;
  }

  private static Optional<String> graphMessage(PrivateResponse response) {
    try {
      return Document.read(response.body(), "error")
          .object("error")
          .flatMap(e -> e.text("message"));
    } catch (LookupException e) {
      return Optional.empty(); // a page; the status says enough
    }
  }

  private static LookupException malformed(Url url, String what) {
    return new LookupException(Reason.MALFORMED, url.origin() + ": " + what);
  }
}
