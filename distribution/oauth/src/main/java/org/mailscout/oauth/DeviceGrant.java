package org.mailscout.oauth;

import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.auth.OAuth.Device;
import org.mailscout.api.auth.OAuth.Request;
import org.mailscout.api.auth.OAuth.Tokens;
import org.mailscout.api.auth.Refusal;
import org.mailscout.api.discovery.Deadline;

/**
 * The device grant: the user types a code on another device, and the token endpoint is polled until
 * then.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628">RFC 8628</a>
 */
final class DeviceGrant {

  private static final Duration SHORTEST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Duration MOST = Duration.ofMinutes(15);
  private static final int LONGEST_CODE = 32;

  private final Wire wire;
  private final TokenEndpoint tokens;
  private final Deadline deadline;
  private final Pause pause;

  DeviceGrant(Wire wire, TokenEndpoint tokens, Deadline deadline, Pause pause) {
    this.wire = wire;
    this.tokens = tokens;
    this.deadline = deadline;
    this.pause = pause;
  }

  Device begin(Request request) throws LookupException, InterruptedException {
    URI endpoint =
        Endpoints.of(
            request.server().device(), "device_authorization_endpoint", request.server().issuer());
    Optional<ClientAuthentication> secret = TokenEndpoint.authentication(request.client());
    DeviceAuthorizationRequest.Builder builder =
        secret.isPresent()
            ? new DeviceAuthorizationRequest.Builder(secret.get())
            : new DeviceAuthorizationRequest.Builder(TokenEndpoint.id(request.client()));
    builder.endpointURI(endpoint).scope(new Scope(request.scopes().toArray(String[]::new)));
    if (!request.resources().isEmpty()) {
      builder.customParameter(
          "resource", request.resources().stream().map(URI::toString).toArray(String[]::new));
    }
    Wire.Answer answer = wire.once(builder.build().toHTTPRequest());
    if (!answer.isSuccess()) {
      throw tokens.refused(request, answer, List.of());
    }
    return device(Document.read(answer.body(), answer.endpoint().origin() + " device"));
  }

  private static Device device(Document json) throws LookupException {
    Url page =
        Url.parse(json.require("verification_uri"))
            .filter(url -> url.isHttps() && !url.holdsAddress())
            .orElseThrow(() -> json.malformed("verification_uri"));
    String code = Shown.words(json.require("user_code"));
    long lifetime = json.number("expires_in").orElseThrow(() -> json.malformed("expires_in"));
    long interval = json.number("interval").orElse(SHORTEST.toSeconds());
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      throw json.malformed("user_code");
    }
    if (lifetime <= 0) {
      throw json.malformed("expires_in");
    }
    return new Device(
        page,
        code,
        json.require("device_code"),
        Duration.ofSeconds(Math.max(SHORTEST.toSeconds(), Math.min(LONGEST.toSeconds(), interval))),
        Duration.ofSeconds(Math.min(MOST.toSeconds(), lifetime)));
  }

  Tokens await(Request request, Device device) throws LookupException, InterruptedException {
    Deadline end = deadline.sooner(device.lifetime());
    Duration wait = device.interval();
    while (wait.compareTo(end.remaining()) < 0) {
      pause.of(wait);
      Optional<Wire.Answer> answer = poll(request, device);
      if (answer.isEmpty() || answer.get().isTrouble()) {
        wait = capped(wait.multipliedBy(2)); // §3.5: back off where the server does not answer
        continue;
      }
      if (answer.get().isSuccess()) {
        return tokens.tokens(request, answer.get(), Optional.empty(), List.of(device.handle()));
      }
      switch (OAuthErrors.code(answer.get())) {
        case "authorization_pending" -> {}
        case "slow_down" -> wait = capped(wait.plus(SHORTEST));
        default -> throw tokens.refused(request, answer.get(), List.of(device.handle()));
      }
    }
    throw Refusal.EXPIRED.because("nobody typed the code in time");
  }

  private static Duration capped(Duration wait) {
    return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private Optional<Wire.Answer> poll(Request request, Device device)
      throws LookupException, InterruptedException {
    try {
      return Optional.of(
          tokens.poll(request, new DeviceCodeGrant(new DeviceCode(device.handle()))));
    } catch (LookupException e) {
      if (List.of(Reason.TIMEOUT, Reason.UNREACHABLE).contains(e.reason())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
