package org.mailscout.lab.microsoft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.json.Json;

/** Says where a user would sign in; whether there is such a user, it does not say. */
final class Realms {

  private static final String PAGE = "<html><body>Sign in to your account</body></html>";

  private final Directory directory;
  private final Faults faults;

  Realms(Directory directory, Faults faults) {
    this.directory = directory;
    this.faults = faults;
  }

  /** Answers {@code getuserrealm.srf} and the newer {@code userrealm}. */
  LabResponse realm(String user, boolean xml) {
    if (faults.has(MicrosoftFault.REALMS_IN_HTML)) {
      return LabResponse.html(PAGE);
    }
    Map<String, Object> realm = new LinkedHashMap<>();
    Optional<Tenant> tenant = directory.ofUser(user);
    Optional<String> authUrl = tenant.flatMap(Tenant::authUrl);
    realm.put("State", authUrl.isPresent() ? 3 : 4);
    realm.put("UserState", 1);
    realm.put("Login", user);
    realm.put(
        "NameSpaceType",
        tenant.isEmpty() ? "Unknown" : authUrl.isPresent() ? "Federated" : "Managed");
    tenant.ifPresent(
        known -> {
          realm.put("DomainName", known.domain());
          realm.put("FederationBrandName", known.domain());
          realm.put("CloudInstanceName", known.cloud().instance());
          realm.put("CloudInstanceIssuerUri", "urn:federation:MicrosoftOnline");
        });
    authUrl.ifPresent(url -> realm.put("AuthURL", url));
    if (!xml) {
      return LabResponse.json(Json.write(realm));
    }
    StringBuilder text = new StringBuilder("<RealmInfo Success=\"true\">");
    realm.forEach((name, value) -> text.append("<%1$s>%2$s</%1$s>".formatted(name, value)));
    return LabResponse.xml(text.append("</RealmInfo>").toString());
  }

  /** Answers {@code GetCredentialType}. */
  LabResponse credentialType(LabRequest request) {
    if (faults.has(MicrosoftFault.REALMS_IN_HTML)) {
      return LabResponse.html(PAGE);
    }
    String user;
    try {
      user = Json.text(Json.object(request.body()), "username");
    } catch (IllegalArgumentException e) {
      return LabResponse.status(400);
    }
    Optional<Tenant> tenant = directory.ofUser(user);
    Map<String, Object> credentials = new LinkedHashMap<>();
    credentials.put("PrefCredential", 1);
    credentials.put("HasPassword", true);
    tenant.flatMap(Tenant::authUrl).ifPresent(url -> credentials.put("FederationRedirectUrl", url));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("Username", user);
    answer.put("Display", user);
    // Zero for all of a tenant that is known, so that nobody learns who is there.
    answer.put("IfExistsResult", tenant.isPresent() ? 0 : 1);
    answer.put("ThrottleStatus", 0);
    answer.put("Credentials", credentials);
    return LabResponse.json(Json.write(answer));
  }
}
