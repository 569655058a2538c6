package org.mailscout.api.auth;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.LookupException;
import org.mailscout.api.Url;

/**
 * The OAuth port: code, device and refresh grants and registration as plain values; what the
 * protocol prescribes (PKCE S256, state, nonce, {@code iss}, ID token) is done behind it.
 *
 * <p>Implemented by the sign-in adapters and the test kit alone. Every method blocks and honours
 * the context's deadline and the thread's interrupt.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9700">RFC 9700</a>
 */
public interface OAuth {

  /**
   * An authorization server, as its checked metadata says.
   *
   * @param issuer byte for byte
   * @param authorization where the browser goes
   * @param token where codes and refresh tokens are redeemed
   * @param registration where clients register, RFC 7591
   * @param device where the device grant begins, RFC 8628
   * @param revocation where tokens are revoked, RFC 7009
   * @param keys where the keys of ID tokens stand
   * @param answersWithIssuer whether authorization answers carry {@code iss}, RFC 9207
   * @param tokenIssuer the issuer of ID tokens where it differs; {@code {tenantid}} stands for a
   *     GUID
   */
  record Server(
      String issuer,
      Url authorization,
      Url token,
      Optional<Url> registration,
      Optional<Url> device,
      Optional<Url> revocation,
      Optional<Url> keys,
      boolean answersWithIssuer,
      Optional<String> tokenIssuer) {}

  /** A client: its id, and the secret that some providers give to public clients. */
  final class Client {

    private final String id;
    private final Optional<String> secret;

    private Client(String id, Optional<String> secret) {
      this.id = id;
      this.secret = secret;
    }

    /** Returns a public client. */
    public static Client of(String id) {
      return new Client(id, Optional.empty());
    }

    /** Returns a copy with a secret. */
    public Client withSecret(String secret) {
      return new Client(id, Optional.of(secret));
    }

    /** Returns the client id. */
    public String id() {
      return id;
    }

    /** Returns the secret; for token requests alone. */
    public Optional<String> secret() {
      return secret;
    }

    @Override
    public String toString() {
      return "Client[" + id + "]";
    }
  }

  /**
   * What to ask for.
   *
   * @param server the authorization server
   * @param client the client
   * @param scopes in the order in which they are sent
   * @param resources one for each endpoint that the token is for, RFC 8707; may be empty
   * @param loginHint the address
   * @param extra further parameters of the authorization request
   */
  record Request(
      Server server,
      Client client,
      List<String> scopes,
      List<URI> resources,
      String loginHint,
      Map<String, String> extra) {}

  /** Tokens as they came; never shown by {@code toString()}. */
  interface Tokens {

    /** Returns the access token. */
    String access();

    /** Returns the refresh token; a new one replaces the old, which is never used again. */
    Optional<String> refresh();

    /** Returns when the access token expires. */
    Optional<Instant> expires();

    /** Returns the scopes granted; empty where the answer names none, which means those asked. */
    Set<String> scopes();

    /** Returns the address that the checked ID token names. */
    Optional<String> email();
  }

  /** An authorization code grant on its way: the browser's page, and the wait for its answer. */
  interface CodeFlow extends AutoCloseable {

    /** Returns the page to open. */
    Url page();

    /**
     * Waits for the browser's answer and redeems the code.
     *
     * @throws LookupException with REFUSED if the user or the issuer said no, or the answer is not
     *     one to this request; with another reason if the issuer could not be asked
     * @throws InterruptedException if the caller's thread is interrupted
     */
    Tokens await() throws LookupException, InterruptedException;

    @Override
    void close();
  }

  /**
   * A device grant on its way.
   *
   * @param page where the user types the code
   * @param code the user's code
   * @param handle what {@link #await(Request, Device)} polls with; secret
   * @param interval between polls
   * @param lifetime of the code
   */
  record Device(Url page, String code, String handle, Duration interval, Duration lifetime) {

    @Override
    public String toString() {
      return "Device[" + page + ", redacted]";
    }
  }

  /**
   * Begins a code grant: opens the loopback listener and makes the page's URL.
   *
   * @throws LookupException if no listener can be opened
   */
  CodeFlow authorize(Request request) throws LookupException, InterruptedException;

  /**
   * Begins a device grant.
   *
   * @throws LookupException if the server has no device endpoint, or could not be asked
   */
  Device device(Request request) throws LookupException, InterruptedException;

  /**
   * Polls until the user has typed the code.
   *
   * @throws LookupException with REFUSED if the user said no or the code expired
   */
  Tokens await(Request request, Device device) throws LookupException, InterruptedException;

  /**
   * Redeems a refresh token, for the request's scopes, or for all that were granted where it names
   * none.
   *
   * @throws LookupException with REFUSED if the token is dead
   */
  Tokens refresh(Request request, String refreshToken) throws LookupException, InterruptedException;

  /**
   * Revokes a token.
   *
   * @throws LookupException if the server has no revocation endpoint, or could not be asked
   */
  void revoke(Request request, String token) throws LookupException, InterruptedException;

  /**
   * Registers a client for these scopes.
   *
   * @throws LookupException with REFUSED if the server does not register clients without more, or
   *     changed what was asked for
   */
  Client register(Server server, List<String> scopes) throws LookupException, InterruptedException;
}
