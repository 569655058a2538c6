package org.mailscout.auth.msgraph;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.Grant;
import org.mailscout.api.auth.OAuth;

/**
 * What is stored of a sign-in: one refresh token, and an access token for each resource, since
 * Microsoft gives none that is for both.
 */
final class MicrosoftGrants {

  /** The access token of Graph, where the grant's own is of IMAP, POP3 and submission. */
  static final String GRAPH_TOKEN = "access-token-graph";

  /** The access token of IMAP and submission, where the grant's own is of Graph. */
  static final String MAIL_TOKEN = "access-token-mail";

  /** Whether the grant is of both resources, also while one of the tokens could not be had. */
  static final String BOTH = "both-resources";

  private static final String GRANTED = "granted-scopes";
  private static final String CLIENT_SECRET = "client-secret";

  private MicrosoftGrants() {}

  /** Returns the grant of these tokens; a refresh token that came replaces the one before. */
  static Grant of(
      Parameters parameters, OAuth.Client client, OAuth.Tokens tokens, Optional<String> before) {
    Map<String, String> secrets = new TreeMap<>();
    secrets.put(Grant.ACCESS_TOKEN, tokens.access());
    tokens.refresh().or(() -> before).ifPresent(t -> secrets.put(Grant.REFRESH_TOKEN, t));
    client.secret().ifPresent(secret -> secrets.put(CLIENT_SECRET, secret));
    Parameters stored = parameters.with(Parameters.CLIENT, client.id());
    if (!tokens.scopes().isEmpty()) {
      stored = stored.with(GRANTED, String.join(" ", new TreeSet<>(tokens.scopes())));
    }
    return withExpiry(stored.toMap(), secrets, tokens.expires());
  }

  /** Returns the grant with the other resource's token; it is over when the first of both is. */
  static Grant withOther(Grant grant, Parameters other, OAuth.Tokens tokens) {
    Map<String, String> secrets = new TreeMap<>(grant.secrets());
    secrets.put(nameOf(other), tokens.access());
    tokens.refresh().ifPresent(t -> secrets.put(Grant.REFRESH_TOKEN, t));
    Optional<Instant> first =
        Stream.of(grant.expires(), tokens.expires())
            .flatMap(Optional::stream)
            .min(Instant::compareTo);
    Map<String, String> parameters = new TreeMap<>(grant.parameters());
    parameters.put(BOTH, "true");
    return withExpiry(parameters, secrets, first);
  }

  /** Returns what the other resource's token is stored as. */
  static String nameOf(Parameters other) {
    return other.ofGraph() ? GRAPH_TOKEN : MAIL_TOKEN;
  }

  /** Returns the client that the grant was made with. */
  static OAuth.Client client(Parameters parameters, Grant grant) throws LookupException {
    OAuth.Client client =
        OAuth.Client.of(
            parameters
                .get(Parameters.CLIENT)
                .orElseThrow(() -> new LookupException(Reason.REFUSED, "msgraph: no client id")));
    String secret = grant.secrets().get(CLIENT_SECRET);
    return secret == null ? client : client.withSecret(secret);
  }

  private static Grant withExpiry(
      Map<String, String> parameters, Map<String, String> secrets, Optional<Instant> expires) {
    Grant grant = Grant.of(MicrosoftAuthMethod.ID, Parameters.VERSION, parameters, secrets);
    return expires.map(grant::withExpiry).orElse(grant);
  }
}
