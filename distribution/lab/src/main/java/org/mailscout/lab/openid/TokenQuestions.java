package org.mailscout.lab.openid;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.oauth.OAuthRefusal;
import org.mailscout.lab.oauth.Replies;
import org.mailscout.lab.oauth.Tokens;

/** What is asked about tokens: introspection (RFC 7662), userinfo; and revocation (RFC 7009). */
final class TokenQuestions {

  private static final String RESOURCE_SERVER =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("resource-server:secret".getBytes(StandardCharsets.US_ASCII));

  private final String issuer;
  private final Clients clients;
  private final Tokens tokens;
  private final IdTokens idTokens;

  TokenQuestions(String issuer, Clients clients, Tokens tokens, IdTokens idTokens) {
    this.issuer = issuer;
    this.clients = clients;
    this.tokens = tokens;
    this.idTokens = idTokens;
  }

  LabResponse introspect(LabRequest request) throws OAuthRefusal {
    // RFC 7662 §2.1: not for everybody, or tokens could be guessed here.
    if (!RESOURCE_SERVER.equals(request.headers().get("authorization"))) {
      throw new OAuthRefusal(401, "invalid_client", "for resource servers alone");
    }
    return Replies.json(
        tokens
            .find(request.form().getOrDefault("token", ""))
            .map(this::describe)
            .orElse(Map.of("active", false)));
  }

  private Map<String, Object> describe(Tokens.Access access) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("active", true);
    answer.put("iss", issuer);
    answer.put("client_id", access.family().consent().client());
    answer.put("username", access.family().consent().user());
    answer.put("scope", String.join(" ", access.scopes()));
    answer.put("token_type", "Bearer");
    answer.put("exp", access.ends().getEpochSecond());
    if (!access.audience().isEmpty()) {
      answer.put("aud", List.of(access.audience().split(" ", -1)));
    }
    return answer;
  }

  LabResponse revoke(LabRequest request) throws OAuthRefusal {
    Client client = clients.of(request);
    String token = request.form().getOrDefault("token", "");
    boolean own =
        Optional.<String>empty()
            .or(() -> tokens.findRefresh(token).map(family -> family.consent().client()))
            .or(() -> tokens.find(token).map(access -> access.family().consent().client()))
            .filter(client.id()::equals)
            .isPresent();
    if (own) {
      tokens.revoke(token);
    }
    // RFC 7009 §2.2: a token that is none is as good as revoked.
    return LabResponse.status(200);
  }

  LabResponse userInfo(LabRequest request) {
    return request
        .bearerToken()
        .flatMap(tokens::find)
        .filter(access -> access.scopes().contains("openid"))
        .map(access -> Replies.json(idTokens.user(access.family().consent())))
        .orElseGet(
            () ->
                LabResponse.status(401)
                    .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\""));
  }
}
