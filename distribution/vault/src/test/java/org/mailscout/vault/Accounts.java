package org.mailscout.vault;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mailscout.api.Authentication;
import org.mailscout.api.Domain;
import org.mailscout.api.EmailAddress;
import org.mailscout.api.Endpoint;
import org.mailscout.api.Host;
import org.mailscout.api.Port;
import org.mailscout.api.Protocol;
import org.mailscout.api.Security;
import org.mailscout.api.Service;
import org.mailscout.api.Url;
import org.mailscout.api.Username;
import org.mailscout.api.auth.AuthMethodId;
import org.mailscout.api.auth.Grant;

/** Accounts to store, and the vaults to store them in. */
final class Accounts {

  static final EmailAddress JANE = address("jane", "example.com");
  static final String REFRESH = "refresh-of-jane-8f2c";
  static final Instant EXPIRES = Instant.parse("2026-11-25T18:00:00Z");

  private Accounts() {}

  static EmailAddress address(String local, String domain) {
    return new EmailAddress(local, Domain.of(domain));
  }

  /** A vault whose key is in a file beside it, as where there is no keychain. */
  static FileVault vault(Path folder) {
    return FileVault.in(folder, List.of(new KeyFile(folder)));
  }

  static Account jane() {
    return account(JANE, REFRESH);
  }

  static Account account(EmailAddress address, String refresh) {
    Grant grant =
        Grant.of(
                AuthMethodId.of("oauth"),
                1,
                Map.of("issuer", "https://id.example.com", "client", "c\u00e9\"\\"),
                Map.of(Grant.REFRESH_TOKEN, refresh, Grant.ACCESS_TOKEN, "access-" + refresh))
            .withExpiry(EXPIRES);
    return new Account(address, grant, services());
  }

  static String refreshOf(Account account) {
    return account.grant().secrets().getOrDefault(Grant.REFRESH_TOKEN, "");
  }

  private static List<Service> services() {
    return List.of(
        Service.of(Protocol.JMAP, Endpoint.of(Url.of("https://api.example.com/.well-known/jmap")))
            .withSession(Url.of("https://api.example.com/session")),
        Service.of(
                Protocol.IMAP, Endpoint.of(Host.of("imap.example.com"), Port.of(993), Security.TLS))
            .withUsernames(List.of(Username.LOCAL_PART))
            .withAuthentication(List.of(Authentication.OAUTH2, Authentication.PASSWORD)));
  }
}
