package org.mailscout.lab.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.lab.openid.OpenIdClient.PASSWORD;
import static org.mailscout.lab.openid.OpenIdClient.USER;
import static org.mailscout.lab.openid.OpenIdClient.at;
import static org.mailscout.lab.openid.OpenIdClient.error;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabExtension;
import org.mailscout.lab.LabPage;
import org.mailscout.lab.json.Json;

@ExtendWith(LabExtension.class)
final class OpenIdDeviceTest {

  private OpenIdClient client;
  private LabOpenId provider;

  @BeforeEach
  void meet(Lab lab) {
    client = new OpenIdClient(lab);
    provider = LabOpenId.of(lab, OpenIdClient.ISSUER);
  }

  @Test
  void connectsADevice() throws IOException {
    String id = client.registered();
    Map<String, Object> begun =
        Json.object(
            client
                .browser
                .post(at("/device"), Map.of("client_id", id, "scope", "email offline_access"))
                .text());
    Map<String, String> poll =
        Map.of(
            "grant_type",
            ServerMetadata.DEVICE_GRANT,
            "client_id",
            id,
            "device_code",
            Json.text(begun, "device_code"));
    assertThat(error(client.browser.post(at("/token"), poll)))
        .isEqualTo("400 authorization_pending");

    LabPage page =
        client.browser.enterCode(
            URI.create(Json.text(begun, "verification_uri")),
            Json.text(begun, "user_code"),
            USER,
            PASSWORD);

    assertThat(page.text()).contains("connected");
    assertThat(Json.object(client.browser.post(at("/token"), poll).text()))
        .containsKeys("access_token", "refresh_token")
        .doesNotContainKey("id_token");
    assertThat(error(client.browser.post(at("/token"), poll))).isEqualTo("400 invalid_grant");
  }

  @Test
  void tellsADeviceThatTheUserSaidNoOrNothing() throws IOException {
    String id = client.registered();
    Map<String, Object> denied = device(id);
    Map<String, Object> late = device(id);

    assertThat(provider.deny(Json.text(denied, "user_code"))).isTrue();
    assertThat(error(poll(id, denied))).isEqualTo("400 access_denied");
    provider.advance(Duration.ofMinutes(11));
    assertThat(error(poll(id, late))).isEqualTo("400 expired_token");
    assertThat(provider.approve(Json.text(late, "user_code"), USER)).isFalse();
  }

  private Map<String, Object> device(String id) throws IOException {
    return Json.object(client.browser.post(at("/device"), Map.of("client_id", id)).text());
  }

  private LabPage poll(String id, Map<String, Object> begun) throws IOException {
    return client.browser.post(
        at("/token"),
        Map.of(
            "grant_type",
            ServerMetadata.DEVICE_GRANT,
            "client_id",
            id,
            "device_code",
            Json.text(begun, "device_code")));
  }
}
