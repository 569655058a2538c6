package org.mailscout.oauth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.OAuth;

/**
 * The client ids that the caller brings, by issuer.
 *
 * <p>Read from a file of JSON: one object whose names are issuers, byte for byte as their metadata
 * spells them, and whose values hold {@code client_id}, and where needed {@code client_secret},
 * {@code redirect_uri} (as registered, loopback without a port) and, for issuers that register
 * clients only with one, {@code initial_access_token}:
 *
 * <pre>{@code
 * {
 *   "https://accounts.google.com": { "client_id": "123.apps.example", "client_secret": "..." },
 *   "https://login.microsoftonline.com": { "client_id": "00000000-...." },
 *   "https://id.example.com": { "initial_access_token": "..." }
 * }
 * }</pre>
 */
public final class Clients {

  /** No client ids. */
  public static final Clients NONE = new Clients(Map.of());

  private static final int LARGEST = 256 * 1024;

  private record Entry(
      Optional<OAuth.Client> client, Optional<String> redirect, Optional<String> initialToken) {

    @Override
    public String toString() {
      return client.toString();
    }
  }

  private final Map<String, Entry> entries;

  private Clients(Map<String, Entry> entries) {
    this.entries = Map.copyOf(entries);
  }

  /**
   * Reads a file.
   *
   * @throws LookupException if it is none of the format, or others than its owner may write to it:
   *     who chooses the client id chooses where the answer goes
   * @throws IOException if it cannot be read
   */
  public static Clients read(Path file) throws IOException, LookupException {
    if (isWritableByOthers(file)) {
      throw new LookupException(
          Reason.FORBIDDEN_BY_POLICY, file + ": others than its owner may write to it");
    }
    if (Files.size(file) > LARGEST) {
      throw new LookupException(Reason.TOO_LARGE, file + ": more than " + LARGEST + " bytes");
    }
    Document json = Document.read(Files.readAllBytes(file), file.toString());
    Map<String, Entry> entries = new HashMap<>();
    for (String issuer : json.names()) {
      Document row = json.object(issuer).orElseThrow(() -> json.malformed(issuer));
      Optional<OAuth.Client> client = row.text("client_id").map(OAuth.Client::of);
      Optional<String> secret = row.text("client_secret");
      entries.put(
          issuer,
          new Entry(
              secret.isPresent() ? client.map(c -> c.withSecret(secret.get())) : client,
              row.text("redirect_uri"),
              row.text("initial_access_token")));
    }
    return new Clients(entries);
  }

  private static boolean isWritableByOthers(Path file) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return false;
    }
    Set<PosixFilePermission> may = view.readAttributes().permissions();
    return !Files.isSymbolicLink(file)
        && (may.contains(PosixFilePermission.OTHERS_WRITE)
            || may.contains(PosixFilePermission.GROUP_WRITE));
  }

  /** Returns a copy with this client for an issuer. */
  public Clients with(String issuer, OAuth.Client client) {
    Entry before = entry(issuer);
    return with(issuer, new Entry(Optional.of(client), before.redirect(), before.initialToken()));
  }

  /** Returns a copy with an initial access token for an issuer's registration, RFC 7591 §3. */
  public Clients withInitialAccessToken(String issuer, String token) {
    Entry before = entry(issuer);
    return with(issuer, new Entry(before.client(), before.redirect(), Optional.of(token)));
  }

  private Clients with(String issuer, Entry entry) {
    Map<String, Entry> more = new HashMap<>(entries);
    more.put(issuer, entry);
    return new Clients(more);
  }

  private Entry entry(String issuer) {
    return entries.getOrDefault(
        issuer, new Entry(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  /** Returns the client of an issuer. */
  public Optional<OAuth.Client> client(String issuer) {
    return entry(issuer).client();
  }

  /** Returns the redirect that a client is registered with, where it is not the usual one. */
  Optional<String> redirect(String clientId) {
    return entries.values().stream()
        .filter(e -> e.client().filter(c -> c.id().equals(clientId)).isPresent())
        .flatMap(e -> e.redirect().stream())
        .findFirst();
  }

  Optional<String> initialAccessToken(String issuer) {
    return entry(issuer).initialToken();
  }

  @Override
  public String toString() {
    return "Clients" + entries.keySet();
  }
}
