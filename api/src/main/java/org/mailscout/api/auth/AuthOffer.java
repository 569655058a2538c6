package org.mailscout.api.auth;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mailscout.api.Note;

/**
 * What an auth method offers for some settings; holds no secret and survives a restart as method
 * id, version and parameters.
 *
 * <p>Made by {@link #of} and completed by {@code with…}, each of which returns a copy.
 */
public final class AuthOffer {

  private final AuthMethodId method;
  private final int version;
  private final Map<String, String> parameters;
  private final Optional<String> issuer;
  private final Registration registration;
  private final List<String> scopes;
  private final List<Note> notes;

  /**
   * How a client id is come by; an open set.
   *
   * @param id as it stands in output
   */
  public record Registration(String id) {

    /** The issuer registers clients by itself, RFC 7591. */
    public static final Registration DYNAMIC = new Registration("dynamic");

    /** The caller brings a client id. */
    public static final Registration CONFIGURED = new Registration("configured");

    /** There is no way yet: the notes say what the caller has to do. */
    public static final Registration NONE = new Registration("none");

    /** Checks that nothing is missing. */
    public Registration {
      requireNonNull(id, "id");
    }
  }

  private AuthOffer(
      AuthMethodId method,
      int version,
      Map<String, String> parameters,
      Optional<String> issuer,
      Registration registration,
      List<String> scopes,
      List<Note> notes) {
    this.method = method;
    this.version = version;
    this.parameters = parameters;
    this.issuer = issuer;
    this.registration = registration;
    this.scopes = scopes;
    this.notes = notes;
  }

  /**
   * Returns an offer without an issuer, scopes or notes.
   *
   * @param version of the meaning of the parameters, from 1
   * @param parameters all that {@link AuthMethod#begin} needs; never a secret
   */
  public static AuthOffer of(AuthMethodId method, int version, Map<String, String> parameters) {
    requireNonNull(method, "method");
    return new AuthOffer(
        method,
        version,
        java.util.Collections.unmodifiableMap(new TreeMap<>(parameters)),
        Optional.empty(),
        Registration.NONE,
        List.of(),
        List.of());
  }

  /** Returns a copy that shows this issuer and how a client id is come by. */
  public AuthOffer withIssuer(String published, Registration how) {
    requireNonNull(published, "published");
    return new AuthOffer(method, version, parameters, Optional.of(published), how, scopes, notes);
  }

  /** Returns a copy that will ask for these scopes. */
  public AuthOffer withScopes(List<String> wanted) {
    return new AuthOffer(
        method, version, parameters, issuer, registration, List.copyOf(wanted), notes);
  }

  /** Returns a copy with these notes for the user. */
  public AuthOffer withNotes(List<Note> texts) {
    return new AuthOffer(
        method, version, parameters, issuer, registration, scopes, List.copyOf(texts));
  }

  /** Returns the method that made it. */
  public AuthMethodId method() {
    return method;
  }

  /** Returns the version of the parameters' meaning. */
  public int version() {
    return version;
  }

  /** Returns the parameters, sorted by name. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** Returns the issuer to show. */
  public Optional<String> issuer() {
    return issuer;
  }

  /** Returns how a client id is come by. */
  public Registration registration() {
    return registration;
  }

  /** Returns the scopes that will be asked for. */
  public List<String> scopes() {
    return scopes;
  }

  /** Returns the notes for the user. */
  public List<Note> notes() {
    return notes;
  }

  @Override
  public String toString() {
    return method + issuer.map(i -> " at " + i).orElse("");
  }
}
