package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.LookupException;
import org.mailscout.api.Reason;
import org.mailscout.api.auth.OAuth;

final class ClientsTest {

  @TempDir private Path folder;

  @Test
  void readsClientsByIssuer() throws Exception {
    Clients clients =
        read(
            "{\"https://a.example\":{\"client_id\":\"one\",\"client_secret\":\"cs-secret-1\","
                + "\"redirect_uri\":\"http://localhost\"},"
                + "\"https://b.example/\":{\"initial_access_token\":\"iat-secret-1\"}}");

    assertThat(clients.client("https://a.example").map(OAuth.Client::id)).contains("one");
    assertThat(clients.client("https://a.example").flatMap(OAuth.Client::secret))
        .contains("cs-secret-1");
    assertThat(clients.redirect("one")).contains("http://localhost");
    assertThat(clients.client("https://b.example")).isEmpty();
    assertThat(clients.client("https://b.example/")).isEmpty();
    assertThat(clients.initialAccessToken("https://b.example/")).contains("iat-secret-1");
    assertThat(clients.toString()).doesNotContain("secret");
  }

  @Test
  void saysWhatIsWrongWithAFileWithoutShowingIt() {
    LookupException wrong =
        catchThrowableOfType(
            LookupException.class, () -> read("{\"https://a.example\":\"cs-secret-1\"}"));

    assertThat(wrong.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(wrong.getMessage()).contains("clients.json").doesNotContain("cs-secret-1");
  }

  @Test
  void refusesAFileThatOthersMayWrite() throws Exception {
    Path file = folder.resolve("clients.json");
    Files.writeString(file, "{}");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    LookupException refused = catchThrowableOfType(LookupException.class, () -> Clients.read(file));

    assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN_BY_POLICY);
  }

  @Test
  void addsAClientToWhatIsThere() {
    Clients clients =
        Clients.NONE
            .withInitialAccessToken("https://a.example", "iat-secret-1")
            .with("https://a.example", OAuth.Client.of("one"));

    assertThat(clients.client("https://a.example")).isPresent();
    assertThat(clients.initialAccessToken("https://a.example")).isPresent();
  }

  private Clients read(String text) throws Exception {
    Path file = folder.resolve("clients.json");
    Files.writeString(file, text);
    return Clients.read(file);
  }
}
