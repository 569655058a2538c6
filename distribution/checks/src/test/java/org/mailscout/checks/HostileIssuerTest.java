package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mailscout.checks.LabUser.JANE;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailscout.lab.LabBrowser;
import org.mailscout.lab.openid.OpenIdFault;

/**
 * Rows A66 to A83 of the attacks, with the program as it ships: whatever an issuer does, a sign-in
 * ends in one plain line with nothing stored, or in an account; and no secret is shown.
 */
@EnabledIfSystemProperty(named = "mailscout.slow", matches = "true") // .ci/run does
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT) // most of the time goes by in processes of the program
final class HostileIssuerTest {

  private static final String PASSWORD = "Correct-Horse-9173";
  private static final String NOT_FOUND = "1 may sign in by OAuth, but its issuer was not found";
  private static final String OTHER_CLIENT = "1 registered another client than was asked for: ";
  private static final String NOT_OURS = "1 the browser's answer is not one to this sign-in: ";
  private static final String NOT_PROVED = "1 the identity that the issuer names is not proved: ";
  private static final String TOO_LARGE = "3 https://id.jmap.example: a body of more than 262144";
  private static final String NO_JSON = "3 https://id.jmap.example tokens: not one object of JSON";
  private static final String UNUSABLE = "3 https://id.jmap.example tokens: no usable ";
  private static final String ACCEPTED = "0 Signed in: " + JANE;

  /** The exit code and the words that each misdeed ends in. */
  private static final Map<OpenIdFault, String> ENDS =
      Arrays.stream(OpenIdFault.values())
          .collect(Collectors.toMap(Function.identity(), HostileIssuerTest::end));

  private static String end(OpenIdFault fault) {
    return switch (fault) {
      case MINIMAL_METADATA,
          TOKEN_FAILS_TWICE,
          WIDER_SCOPE,
          SHORT_LIVED_TOKENS,
          NO_ID_TOKEN,
          DEVICE_WITHOUT_INTERVAL,
          DEVICE_FOR_EVER ->
          ACCEPTED;
      case REGISTRATION_CHANGES_REDIRECT -> OTHER_CLIENT + "with other redirects";
      case REGISTRATION_WIDENS_SCOPE -> OTHER_CLIENT + "with more scopes than were asked for";
      case REGISTRATION_ADDS_SECRET -> OTHER_CLIENT + "with another way to authenticate the client";
      case HUGE_CLIENT_ID, HUGE_TOKEN_ANSWER, THOUSAND_KEYS -> TOO_LARGE;
      case FOREIGN_TOKEN_ENDPOINT -> "3 stranger.example: no address";
      case WRONG_STATE, NO_STATE -> NOT_OURS + "its state is another one's";
      case NO_ISS -> NOT_OURS + "it does not name its issuer, as it should";
      case OTHER_ISS -> NOT_OURS + "it is of another issuer";
      case TWO_ISS -> NOT_OURS + "it has two of iss";
      case AUTHORIZATION_FAILS -> "3 https://id.jmap.example refused: server_error";
      case TOKEN_IN_HTML, TWO_ACCESS_TOKENS -> NO_JSON;
      case TOKEN_REDIRECTS -> "3 https://id.jmap.example: status 307";
      case OTHER_TOKEN_TYPE -> UNUSABLE + "token_type";
      case NEGATIVE_EXPIRY, ENDLESS_EXPIRY -> UNUSABLE + "expires_in";
      case ID_TOKEN_UNSIGNED -> NOT_PROVED + "it is not signed";
      case ID_TOKEN_OTHER_KEY -> NOT_PROVED + "Signed JWT rejected: Invalid signature";
      case ID_TOKEN_BY_PUBLIC_KEY -> NOT_PROVED + "it is signed by HS256";
      case ID_TOKEN_OTHER_ISSUER -> NOT_PROVED + "Unexpected JWT issuer";
      case ID_TOKEN_OTHER_AUDIENCE -> NOT_PROVED + "Unexpected JWT audience";
      case ID_TOKEN_OTHER_NONCE -> NOT_PROVED + "Unexpected JWT nonce";
      case ID_TOKEN_EXPIRED -> NOT_PROVED + "Expired JWT";
      case ID_TOKEN_OTHER_ADDRESS -> "1 another account signed in: other@stranger.example";
      case SLOW_DOWN_FOREVER -> "1 https://id.jmap.example refused: expired_token";
      case DEVICE_PAGE_ELSEWHERE -> "3 https://id.jmap.example device: no usable verification_uri";
      case DEVICE_CODE_UNCLEAN -> "3 https://id.jmap.example device: no usable user_code";
      // All the others are in the metadata, which is not fit then.
      default -> NOT_FOUND;
    };
  }

  private final Set<String> shownOnPurpose = new TreeSet<>();
  private final Set<String> secrets = new TreeSet<>(Set.of(PASSWORD));

  @ParameterizedTest
  @EnumSource(OpenIdFault.class)
  void endsAsItShould(OpenIdFault fault, @TempDir Path folder) throws Exception {
    try (LabUser user = new LabUser(Built.FULL, folder)) {
      user.lab().accounts().password(JANE, PASSWORD);
      user.issuer().misbehave(fault);

      Launched run = signIn(user, fault);

      String[] end = ENDS.getOrDefault(fault, "").split(" ", 2);
      run.endedWith(Integer.parseInt(end[0]));
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).doesNotMatch("(?s).*[\\p{Cc}&&[^\\n]].*");
      boolean accepted = run.exit() == 0;
      assertThat(run.err().lines().filter(line -> line.startsWith("mailscout: ")))
          .hasSize(accepted ? 0 : 1)
          .allSatisfy(line -> assertThat(line).hasSizeLessThan(300).contains(end[1]));
      assertThat(run.err()).contains(end[1]).doesNotContain("SLF4J");
      assertThat(user.home().vault().resolve("accounts.vault").toFile())
          .matches(
              file -> file.exists() == accepted, "is there only where the sign-in was accepted");
      leaksNothing(user, run);
    }
  }

  private Launched signIn(LabUser user, OpenIdFault fault) throws Exception {
    boolean device = fault.name().contains("DEVICE") || fault == OpenIdFault.SLOW_DOWN_FOREVER;
    String[] arguments = device ? new String[] {"--device", JANE} : new String[] {JANE};
    try (Conversation talk = user.start(Jdks.own(), "sign-in", arguments)) {
      String said = talk.hears("^(mailscout: .*|https://.*|and type the code .*)$");
      if (said.startsWith("https://")) {
        browse(user, said);
      } else if (fault == OpenIdFault.SLOW_DOWN_FOREVER) {
        isPatient(user, talk);
      } else if (said.startsWith("and type")) {
        String code = said.replaceFirst(".* ", "");
        assertThat(user.issuer().approve(code, JANE)).isTrue();
        shownOnPurpose.add(code);
      }
      return talk.ends();
    }
  }

  private void browse(LabUser user, String shown) throws IOException {
    URI page = user.page();
    assertThat(shown).isEqualTo(page.toString());
    shownOnPurpose.add(shown);
    Arrays.stream(page.getRawQuery().split("&"))
        .filter(parameter -> parameter.matches("(state|nonce)=.*"))
        .forEach(parameter -> secrets.add(parameter.replaceFirst(".*?=", "")));
    new LabBrowser(user.lab().file()).signIn(page, JANE, PASSWORD);
  }

  /** After the first answer, five seconds become ten; the code's end ends it. */
  private static void isPatient(LabUser user, Conversation talk) {
    assertThatThrownBy(() -> talk.process().onExit().get(12, TimeUnit.SECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(user.lab().received().toString().split("POST /token ", -1)).hasSize(2);
    user.issuer().misbehave();
    user.issuer().advance(Duration.ofMinutes(16));
  }

  private void leaksNothing(LabUser user, Launched run) {
    String rest =
        shownOnPurpose.stream().reduce(run.err(), (text, shown) -> text.replace(shown, ""));
    secrets.addAll(user.issuer().secrets());
    secrets.removeAll(shownOnPurpose);
    assertThat(secrets).noneMatch(rest::contains);
  }
}
