package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabQuestion;

/** Whose mailboxes are Microsoft's, and why, as the program that ships explains it. */
final class MicrosoftExplainedTest {

  private static final String PERSON = "qx7.person+tag";
  private static final Pattern REPORT = Pattern.compile("(?m)^\\S+@(\\S+): ");
  private static final List<String> DOMAINS =
      List.of(
          "m365.example",
          "signed-mx.example",
          "outlook.com",
          "federated.example",
          "google-tenant.example",
          "agency.example",
          "china.example",
          "gateway.example",
          "forwarded.example",
          "hybrid.example",
          "loop.example",
          "misled.example",
          "no-answer.example");

  @TempDir private static Path folder;
  private static Lab lab;
  private static final Map<String, String> REPORTS = new TreeMap<>();

  @BeforeAll
  static void discover() throws IOException, InterruptedException {
    lab = Lab.start();
    lab.writeTo(folder.resolve("lab"));
    List<String> arguments =
        new ArrayList<>(List.of("discover", "--lab=" + folder.resolve("lab"), "--explain"));
    DOMAINS.forEach(domain -> arguments.add(PERSON + "@" + domain));
    String out =
        Launched.run(Built.FULL, Jdks.own(), arguments.toArray(String[]::new)).endedWith(3).out();
    List<Integer> starts =
        new ArrayList<>(REPORT.matcher(out).results().map(MatchResult::start).toList());
    starts.add(out.length());
    for (int i = 0; i < DOMAINS.size(); i++) {
      REPORTS.put(DOMAINS.get(i), out.substring(starts.get(i), starts.get(i + 1)));
    }
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "m365.example | smtp.office365.com | the MX is Microsoft's, which proves the mailbox",
        "signed-mx.example | smtp.office365.com | the MX is Microsoft's, which proves",
        "outlook.com | smtp-mail.outlook.com | the MX is Microsoft's, which proves the mailbox",
        "federated.example | smtp.office365.com | the MX is Microsoft's, which proves the mailbox",
        "gateway.example | smtp.office365.com | , a gateway, but its",
        "forwarded.example | smtp.office365.com | , a forwarder, but its",
        "loop.example | smtp.office365.com | redirects to itself"
      })
  void findsGraphThenImapInTheGlobalCloud(String domain, String submission, String why) {
    assertThat(REPORTS.get(domain))
        .containsSubsequence(
            "1. ",
            "https://graph.microsoft.com/v1.0/",
            "2. ",
            "outlook.office365.com  port 993  TLS",
            submission + "  port 587  STARTTLS",
            "msgraph",
            why)
        .doesNotContain("3. ", "Confirm  ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "agency.example | graph.microsoft.us | outlook.office365.us | smtp.office365.us"
            + " | in Microsoft 365 US Government (GCC High); Exchange Online looks for mailboxes"
            + " with itself",
        "china.example | microsoftgraph.chinacloudapi.cn | partner.outlook.cn"
            + " | smtp.partner.outlook.cn"
            + " | in Microsoft 365 operated by 21Vianet; Exchange Online looks for mailboxes"
            + " with itself"
      })
  void findsTheHostsOfACloudOfItsOwn(
      String domain, String graph, String imap, String submission, String why) {
    assertThat(REPORTS.get(domain))
        .containsSubsequence(
            "1. ",
            "https://" + graph + "/v1.0/",
            "2. ",
            imap + "  port 993  TLS",
            submission + "  port 587  STARTTLS",
            "an MX record names Microsoft; Microsoft knows its organisation, " + why)
        .doesNotContain("Confirm  ");
  }

  @Test
  void takesATenantOfACustomerOfGooglesForNoMailbox() {
    assertThat(REPORTS.get("google-tenant.example"))
        .containsSubsequence(
            "1. ", "imap.gmail.com", "which holds mailboxes: Microsoft is not asked")
        .doesNotContain("graph.microsoft.com", "office365");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "hybrid.example | Exchange servers of its own (mail.hybrid.example)"
            + " | hybrid: Exchange Online points to mail.hybrid.example",
        "misled.example | points to autodiscover.stranger.example"
            + " | points to a stranger: autodiscover.stranger.example"
      })
  void asksThePersonWhereMailboxesMayBeElsewhere(String domain, String note, String why) {
    assertThat(REPORTS.get(domain))
        .containsSubsequence(
            "https://graph.microsoft.com/v1.0/", "Confirm  ", note, "msgraph", why);
    assertThat(lab.received())
        .noneMatch(r -> r.host().equals("autodiscover.stranger.example") && r.port() == 443);
  }

  @Test
  void saysThatMicrosoftDidNotAnswer() {
    assertThat(REPORTS.get("no-answer.example"))
        .contains("nothing found, and something could not be asked")
        .containsPattern("msgraph +server-failure .*login\\.microsoftonline\\.com.*: status 503");
  }

  @Test
  void asksNobodyForThePersonAndMicrosoftForADummy() {
    List<String> asked =
        lab.received().stream()
            .filter(r -> !DOMAINS.contains(r.host().replaceFirst("^autoconfig\\.", "")))
            .map(r -> r.host() + " " + r.received())
            .toList();

    assertThat(asked)
        .anyMatch(sent -> sent.contains("/v1.0/mailscout-asks-for-nobody@gateway.example"))
        .noneMatch(sent -> sent.contains("qx7"));
    assertThat(lab.questions()).extracting(LabQuestion::name).noneMatch(n -> n.contains("qx7"));
  }
}
