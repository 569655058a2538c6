package org.mailscout.oauth;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mailscout.api.LookupException;
import org.mailscout.api.auth.OAuth;
import org.mailscout.api.discovery.Deadline;

/**
 * The OAuth port, on Nimbus' SDK: it puts requests together and checks signatures; every answer is
 * read strictly here before.
 */
final class NimbusOAuth implements OAuth {

  private final Redirects redirects;
  private final TokenEndpoint tokens;
  private final DeviceGrant devices;
  private final Registrar registrar;
  private final Deadline deadline;

  NimbusOAuth(
      Wire wire,
      Clients clients,
      Optional<PrivateUseRedirect> own,
      Clock clock,
      Deadline deadline,
      Pause pause) {
    this.redirects = new Redirects(clients, own);
    this.tokens = new TokenEndpoint(wire, new TokenReader(new IdTokens(wire), clock));
    this.devices = new DeviceGrant(wire, tokens, deadline, pause);
    this.registrar = new Registrar(wire, clients, redirects);
    this.deadline = deadline;
  }

  @Override
  public CodeFlow authorize(Request request) throws LookupException {
    return new CodeGrant(request, redirects, tokens, deadline);
  }

  @Override
  public Device device(Request request) throws LookupException, InterruptedException {
    return devices.begin(request);
  }

  @Override
  public Tokens await(Request request, Device device) throws LookupException, InterruptedException {
    return devices.await(request, device);
  }

  @Override
  public Tokens refresh(Request request, String refreshToken)
      throws LookupException, InterruptedException {
    return tokens.refresh(request, refreshToken);
  }

  @Override
  public void revoke(Request request, String token) throws LookupException, InterruptedException {
    tokens.revoke(request, token);
  }

  @Override
  public Client register(Server server, List<String> scopes)
      throws LookupException, InterruptedException {
    return registrar.register(server, scopes);
  }
}
