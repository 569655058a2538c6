package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailscout.checks.MicrosoftUser.JANE;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailscout.lab.microsoft.MicrosoftFault;
import org.mailscout.lab.microsoft.MicrosoftTrouble;

/** What Microsoft refuses, and its bad days, in the words of the program as it ships. */
@EnabledIfSystemProperty(named = "mailscout.slow", matches = "true") // .ci/run does
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MicrosoftTroubleTest extends WithMicrosoftUser {

  private static final String WAIT = "status 429 (too many requests), come again in 7 seconds";

  @ParameterizedTest
  @CsvSource({
    "CONSENT_REQUIRED, The organisation has not consented to this program",
    "ADMIN_CONSENT_REQUIRED, An administrator has to consent to this program first",
    "CONSENT_DECLINED, The consent was declined",
    "CONDITIONAL_ACCESS, A rule of the organisation (conditional access) blocks this sign-in",
    "MFA_INTERRUPTED, A second factor is needed and was not given",
    "TENANT_BLOCKED, 'Microsoft has blocked this organisation (its tenant), since nobody used it'",
    "PROGRAM_DISABLED, The program is disabled in this organisation",
    "ACCOUNT_DISABLED, The account is disabled"
  })
  void saysInPlainWordsWhyNobodyIsLetIn(MicrosoftTrouble trouble, String words)
      throws IOException, InterruptedException {
    user().microsoft().refuse(JANE, trouble);

    assertThat(user().signIn().endedWith(1).err())
        .contains(words, "AADSTS")
        .doesNotContain("Trace ID");
    user().keepsNothing();
  }

  @Test
  void refusesAnotherAccountThanTheOneNamed() throws IOException, InterruptedException {
    user().lab().accounts().password("other@m365.example", LabUser.PASSWORD);

    assertThat(user().signIn(Jdks.own(), "other@m365.example", JANE).endedWith(1).err())
        .contains("another account signed in: other@m365.example");
    user().keepsNothing();
  }

  @Test
  void saysWhatToRegisterWithoutAClientId() throws IOException, InterruptedException {
    assertThat(user().run("sign-in", JANE).endedWith(1).err())
        .contains("Needs a client id of your own", "http://localhost", "Mail.Send", "SMTP.Send");
  }

  @Test
  void saysThatACodeWasNotTypedInTime() throws IOException, InterruptedException {
    try (Conversation talk = user().begin(Jdks.own(), "--device", JANE)) {
      talk.hears("code (\\S+)");
      user().microsoft().advance(Duration.ofMinutes(16));

      assertThat(talk.ends().endedWith(1).err()).contains("The code was not typed in time");
    }
    user().keepsNothing();
  }

  @Test
  void aDeadGrantSaysWhatToDo() throws IOException, InterruptedException {
    user().microsoft().misbehave(MicrosoftFault.SHORT_LIVED_TOKENS);
    user().signIn().endedWith(0);
    user().microsoft().refuse(JANE, MicrosoftTrouble.SIGN_IN_ENDED);

    assertThat(user().run("token", JANE).endedWith(1).err())
        .contains("The sign-in has ended", "AADSTS50173", "mailscout sign-in " + JANE);
  }

  @Test
  void saysHowLongToWaitWhereMicrosoftIsBusy() throws IOException, InterruptedException {
    user().microsoft().misbehave(MicrosoftFault.SHORT_LIVED_TOKENS);
    user().signIn().endedWith(0);
    user().microsoft().misbehave(MicrosoftFault.THROTTLED);

    assertThat(user().run("token", JANE).endedWith(3).err()).contains(WAIT);
    assertThat(user().run("discover", "jane@gateway.example").endedWith(3).out())
        .contains("The domain's DNS names Microsoft 365, but", WAIT);
  }

  @ParameterizedTest
  @CsvSource({
    "ISSUER_OF_ANOTHER_TENANT, authorization_endpoint is of another tenant",
    "ISSUER_WITHOUT_GUID, its issuer names no tenant",
    "ISSUER_OF_ANOTHER_CLOUD, its issuer is not of the cloud global",
    "ENDPOINTS_ELSEWHERE, authorization_endpoint is not of the cloud global",
    "DOCUMENTS_IN_HTML, not one object of JSON"
  })
  void takesNoTenantFromADocumentThatIsNotItsOwn(MicrosoftFault fault, String words)
      throws IOException, InterruptedException {
    user().microsoft().misbehave(fault);

    assertThat(user().explained("gateway.example"))
        .containsSubsequence(
            "Note ", "The domain's DNS names Microsoft 365, but", words, "msgraph      malformed")
        .doesNotContain("graph.microsoft.com");
    assertThat(user().lab().received()).noneMatch(r -> r.host().equals("login.stranger.example"));
  }

  @ParameterizedTest
  @EnumSource(
      value = MicrosoftFault.class,
      names = {"ISSUER_OF_ANOTHER_TENANT", "DOCUMENTS_IN_HTML", "REALMS_IN_HTML"})
  void needsNoDocumentAndNoRealmWhereTheMxIsMicrosofts(MicrosoftFault fault)
      throws IOException, InterruptedException {
    user().microsoft().misbehave(fault);

    user().signIn(Jdks.own(), "jane@federated.example", "jane@federated.example").endedWith(0);
    assertThat(user().lab().received().toString())
        .contains("/common/oauth2/v2.0/token")
        .doesNotContain("getuserrealm", "userrealm", "GetCredentialType", "openid-configuration");
  }
}
