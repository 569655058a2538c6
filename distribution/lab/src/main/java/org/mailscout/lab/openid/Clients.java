package org.mailscout.lab.openid;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.oauth.OAuthRefusal;

/** The clients that a provider knows. */
final class Clients {

  private final Map<String, Client> clients = new ConcurrentHashMap<>();

  void add(Client client) {
    clients.put(client.id(), client);
  }

  void forget() {
    clients.clear();
  }

  int count() {
    return clients.size();
  }

  Optional<Client> find(String id) {
    return Optional.ofNullable(clients.get(id));
  }

  /**
   * Returns the client that a form names, which proves nothing: it is public.
   *
   * @throws OAuthRefusal if it is unknown
   */
  Client of(LabRequest request) throws OAuthRefusal {
    return find(request.form().getOrDefault("client_id", ""))
        .orElseThrow(() -> new OAuthRefusal(401, "invalid_client", "the client is unknown"));
  }
}
