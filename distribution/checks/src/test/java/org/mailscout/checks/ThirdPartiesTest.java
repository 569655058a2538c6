package org.mailscout.checks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.discovery.Policy;
import org.mailscout.engine.DiscoveryResult;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.Outcome;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabQuestion;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.Recorded;

/** What others learn of the person: read from every byte that each server of a lab was sent. */
final class ThirdPartiesTest {

  private static final String PERSON = "qx7.person+tag";
  private static final String CONFIG = "/mail/config-v1.1.xml";
  private static final Pattern REQUEST = Pattern.compile("(?m)^([A-Z]+) (\\S+) HTTP/1\\.1\r?$");
  private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}={0,2}");

  /** A domain whose hoster publishes its settings, and one whose web host sends on to another. */
  private static Lab hosted() {
    return Lab.builder()
        .record("firm.example", "MX", "10 mx1.eu.hoster.example.")
        .host("mx1.eu.hoster.example")
        .host("firm.example")
        .document(
            "autoconfig.hoster.example", CONFIG, InLab.config("hoster.example", "hoster.example"))
        .document(
            "v1.ispdb.net", "/hoster.example", InLab.config("hoster.example", "hoster.example"))
        .document("login.microsoftonline.com", "/none", LabResponse.status(404))
        .serve("imap.hoster.example", LabMail.imap())
        .serve("smtp.hoster.example", LabMail.submission())
        .site(
            "autoconfig.sending.example",
            request ->
                LabResponse.redirect("https://config.elsewhere.example/c?v=1&" + request.query()))
        .document(
            "config.elsewhere.example", "/c", InLab.config("sending.example", "hoster.example"))
        .start();
  }

  /** Returns whether a text holds the person's name as it is, escaped, or in Base64. */
  private static boolean tells(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String decoded =
        URLDecoder.decode(lower.replace("+", "%2b").replaceAll("%(?![0-9a-f]{2})", "%25"), UTF_8);
    if (lower.contains(PERSON) || decoded.contains(PERSON)) {
      return true;
    }
    Matcher words = BASE64.matcher(text);
    while (words.find()) {
      String word = words.group().replace('-', '+').replace('_', '/').replace("=", "");
      String whole = word.substring(0, word.length() - (word.length() % 4 == 1 ? 1 : 0));
      if (new String(Base64.getDecoder().decode(whole), ISO_8859_1).contains(PERSON)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> paths(Lab lab, String host) {
    return lab.received().stream()
        .filter(r -> r.host().equals(host))
        .flatMap(r -> REQUEST.matcher(r.received()).results())
        .map(m -> m.group(2))
        .toList();
  }

  private static boolean isOwn(Recorded connection, String domain) {
    String host = connection.host();
    return connection.port() == 443 && (host.equals(domain) || host.endsWith("." + domain));
  }

  @Test
  void onlyTheDomainItselfLearnsTheAddressAndOnlyByHttps() throws Exception {
    try (Lab lab = Lab.start();
        Mailscout mailscout = InLab.open(lab)) {
      List<String> domains =
          lab.addresses().stream().map(a -> a.address().replaceFirst(".*@", "")).toList();
      for (String domain : domains) {
        mailscout.discover(PERSON + "@" + domain);
      }

      assertThat(lab.received().stream().filter(r -> tells(r.received())))
          .isNotEmpty()
          .allSatisfy(
              told -> assertThat(domains).as(told.toString()).anyMatch(own -> isOwn(told, own)));
      assertThat(lab.questions()).extracting(LabQuestion::name).noneMatch(ThirdPartiesTest::tells);
      assertThat(paths(lab, "v1.ispdb.net"))
          .isNotEmpty()
          .allMatch(path -> path.matches("/[a-z0-9-]+(\\.[a-z0-9-]+)+"));
      assertThat(lab.received()).extracting(Recorded::port).contains(993, 465);
    }
  }

  @Test
  void aHosterAndWhoeverIsRedirectedToLearnNoAddress() throws Exception {
    try (Lab lab = hosted();
        Mailscout mailscout = InLab.open(lab)) {
      DiscoveryResult firm = mailscout.discover(PERSON + "@firm.example");
      DiscoveryResult sending = mailscout.discover(PERSON + "@sending.example");

      assertThat(firm.outcome()).isEqualTo(Outcome.FOUND);
      assertThat(sending.outcome()).isEqualTo(Outcome.FOUND);
      assertThat(paths(lab, "autoconfig.hoster.example")).containsExactly(CONFIG);
      assertThat(paths(lab, "config.elsewhere.example")).containsExactly("/c?v=1");
      assertThat(paths(lab, "autoconfig.sending.example")).allMatch(ThirdPartiesTest::tells);
      assertThat(paths(lab, "v1.ispdb.net"))
          .contains("/firm.example", "/eu.hoster.example", "/hoster.example")
          .noneMatch(ThirdPartiesTest::tells);
    }
  }

  @Test
  void noThirdPartyIsAskedWhereThePolicyForbidsIt() throws Exception {
    try (Lab lab = hosted();
        Mailscout mailscout = InLab.open(lab)) {
      DiscoveryResult result =
          mailscout.discover(
              mailscout
                  .request(PERSON + "@firm.example")
                  .policy(Policy.DEFAULT.withThirdParties(false))
                  .build());

      assertThat(result.settings()).isEmpty();
      assertThat(lab.received())
          .extracting(Recorded::host)
          .doesNotContain("v1.ispdb.net", "autoconfig.hoster.example", "login.microsoftonline.com");
      assertThat(lab.questions())
          .extracting(LabQuestion::name)
          .contains("firm.example")
          .allSatisfy(name -> assertThat(name).doesNotContain("ispdb", "microsoft"));
    }
  }

  @Test
  void theProgramAsksNoThirdPartyWhereItIsToldNotTo(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("lab");
    List<String> third = List.of("v1.ispdb.net", "autoconfig.hoster.example");
    try (Lab lab = hosted()) {
      lab.writeTo(file);
      String[] alone = {
        "discover", "--lab=" + file, "--json", "--no-third-parties", PERSON + "@firm.example"
      };
      String[] all = {"discover", "--lab=" + file, "--json", PERSON + "@firm.example"};

      Launched without = Launched.run(Built.FULL, Jdks.own(), alone).plain();

      assertThat(without.out()).doesNotContain("imap.hoster.example");
      assertThat(lab.received())
          .extracting(Recorded::host)
          .doesNotContainAnyElementsOf(third)
          .doesNotContain("login.microsoftonline.com");
      assertThat(lab.questions())
          .extracting(LabQuestion::name)
          .contains("firm.example")
          .noneMatch(name -> name.matches(".*(ispdb|microsoft|autoconfig\\.hoster).*"));

      assertThat(Launched.run(Built.FULL, Jdks.own(), all).endedWith(0).out())
          .contains("imap.hoster.example");
      assertThat(lab.received()).extracting(Recorded::host).containsAll(third);
    }
  }
}
