package org.mailscout.lab.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.lab.openid.OpenIdClient.error;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabExtension;
import org.mailscout.lab.json.Json;

@ExtendWith(LabExtension.class)
final class OpenIdRegistrationTest {

  private OpenIdClient client;
  private LabOpenId provider;

  @BeforeEach
  void meet(Lab lab) {
    client = new OpenIdClient(lab);
    provider = LabOpenId.of(lab, OpenIdClient.ISSUER);
    provider.registration(OpenIdRegistration.OPEN);
  }

  @Test
  void registersWhomItIsTold() throws IOException {
    provider.registration(OpenIdRegistration.CLOSED);
    assertThat(error(client.register(Map.of(), Map.of()))).isEqualTo("403 access_denied");

    provider.registration(OpenIdRegistration.BY_TOKEN);
    assertThat(error(client.register(Map.of(), Map.of()))).isEqualTo("401 invalid_token");
    String bearer = "Bearer " + provider.initialAccessToken();
    assertThat(client.register(Map.of(), Map.of("Authorization", bearer)).status()).isEqualTo(201);

    provider.registration(OpenIdRegistration.NONE);
    assertThat(client.metadata()).doesNotContainKey("registration_endpoint");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost/callback,invalid_redirect_uri",
    "https://stranger.example/,invalid_redirect_uri",
    "com.example.app:/a/../b,invalid_redirect_uri",
    "nodots:/callback,invalid_redirect_uri"
  })
  void registersNoRedirectThatOthersCouldHear(String uri, String expected) throws IOException {
    assertThat(error(client.register(Map.of("redirect_uris", List.of(uri)), Map.of())))
        .isEqualTo("400 " + expected);
  }

  @Test
  void forgetsClientsWhereItIsTold() throws IOException {
    String id = client.registered();
    String token = Json.text(client.signedIn(id), "refresh_token");

    provider.forgetClients();

    assertThat(error(client.refresh(id, token))).isEqualTo("401 invalid_client");
  }
}
