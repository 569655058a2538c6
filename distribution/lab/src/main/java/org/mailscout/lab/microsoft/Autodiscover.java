package org.mailscout.lab.microsoft;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabSite;
import org.mailscout.lab.json.Json;

/** Autodiscover version 2: where a protocol of a user is, in JSON. */
final class Autodiscover implements LabSite {

  private static final String PATH = "/autodiscover/autodiscover.json";
  private static final List<String> PROTOCOLS =
      List.of("AutodiscoverV1", "ActiveSync", "Ews", "Rest");

  private final Directory directory;
  private final String host;

  /**
   * Makes the one of a cloud.
   *
   * @param host where it answers, and where mailboxes of the cloud are
   */
  Autodiscover(Directory directory, String host) {
    this.directory = directory;
    this.host = host;
  }

  @Override
  public LabResponse answer(LabRequest request) {
    if (!request.path().startsWith(PATH)) {
      return LabResponse.status(404);
    }
    String protocol = request.parameters().getOrDefault("Protocol", "");
    String user =
        request.path().startsWith(PATH + "/v1.0/")
            ? URLDecoder.decode(request.path().substring(PATH.length() + 6), StandardCharsets.UTF_8)
            : request.parameters().getOrDefault("Email", "");
    if (PROTOCOLS.stream().noneMatch(protocol::equalsIgnoreCase)) {
      return refusal(400, "InvalidProtocol", "The given protocol value is invalid.");
    }
    Optional<Tenant> tenant = directory.ofUser(user);
    if (tenant.isEmpty()) {
      return refusal(404, "UserNotFound", "The user was not found.");
    }
    Optional<String> elsewhere = tenant.get().autodiscover();
    if (elsewhere.isPresent()) {
      return LabResponse.status(302)
          .withHeader(
              "Location", elsewhere.get() + PATH + "/v1.0/" + user + "?Protocol=" + protocol);
    }
    return LabResponse.json(
        Json.write(Map.of("Protocol", protocol, "Url", "https://" + host + "/" + protocol)));
  }

  private static LabResponse refusal(int status, String code, String words) {
    return LabResponse.json(Json.write(Map.of("ErrorCode", code, "ErrorMessage", words)))
        .withStatus(status);
  }
}
