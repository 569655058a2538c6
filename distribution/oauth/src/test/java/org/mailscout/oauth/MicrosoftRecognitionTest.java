package org.mailscout.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailscout.api.ConfirmReason;
import org.mailscout.api.TrustClass;
import org.mailscout.engine.Attempt;
import org.mailscout.engine.DiscoveryResult;
import org.mailscout.engine.Mailscout;
import org.mailscout.engine.RankedSettings;
import org.mailscout.lab.Lab;
import org.mailscout.lab.microsoft.LabMicrosoft;
import org.mailscout.lab.microsoft.MicrosoftCloud;

/** What the sign-in begins with: Microsoft recognised over real DNS and HTTP, and why. */
final class MicrosoftRecognitionTest {

  private static final String SPF = "\"v=spf1 include:spf.protection.outlook.com -all\"";

  private final Lab lab = Lab.builder().add(MicrosoftRecognitionTest::domains).start();
  private final Mailscout engine = Adapters.engine(lab);

  @AfterEach
  void close() {
    engine.close();
    lab.close();
  }

  private static void domains(Lab.Builder lab) {
    LabMicrosoft microsoft = LabMicrosoft.addTo(lab);
    List<String> domains =
        List.of("gateway", "alias", "agency", "china", "hybrid", "misled", "loop", "silent");
    for (int i = 0; i < domains.size(); i++) {
      String domain = domains.get(i) + ".example";
      String id = "5b3f0a7e-2c41-4d8e-9a60-7f1e2d3c4b" + (10 + i);
      switch (domains.get(i)) {
        case "agency" -> microsoft.tenant(domain, id, MicrosoftCloud.US_GOVERNMENT);
        case "china" -> microsoft.tenant(domain, id, MicrosoftCloud.CHINA);
        case "hybrid" -> microsoft.redirected(domain, id, "https://mail.hybrid.example");
        case "misled" -> microsoft.redirected(domain, id, "https://mail.stranger.example");
        case "loop" -> microsoft.redirected(domain, id, "https://outlook.office365.com");
        case "silent" -> microsoft.unavailable(domain, id);
        default -> microsoft.tenant(domain, id, MicrosoftCloud.GLOBAL);
      }
      lab.record(domain, "MX", "10 mxa-001.gslb.pphosted.com.");
    }
    for (String domain : List.of("gateway", "hybrid", "misled", "loop", "silent")) {
      lab.record(domain + ".example", "TXT", SPF);
    }
    lab.record("alias.example", "TXT", "\"v=spf1 -all\"")
        .record("autodiscover.alias.example", "CNAME", "autodiscover.outlook.com.")
        .record("agency.example", "MX", "20 agency-example.mail.protection.office365.us.")
        .record("china.example", "TXT", SPF.replace("outlook.com", "partner.outlook.cn"))
        .host("mxa-001.gslb.pphosted.com")
        .host("autodiscover.outlook.com");
  }

  private static List<String> words(DiscoveryResult result) {
    return result.attempts().stream()
        .filter(attempt -> attempt.by().equals("msgraph"))
        .map(Attempt::detail)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "gateway, graph.microsoft.com, its SPF record names Microsoft",
    "alias, graph.microsoft.com, its alias autodiscover names Microsoft",
    "agency, graph.microsoft.us, 'an MX record names Microsoft; Microsoft knows its organisation, in"
        + " Microsoft 365 US Government (GCC High)'",
    "china, microsoftgraph.chinacloudapi.cn, in Microsoft 365 operated by 21Vianet",
    "loop, graph.microsoft.com, redirects to itself"
  })
  void findsTheMailboxBehindAGatewayWithoutAQuestionToThePerson(
      String name, String graph, String why) throws Exception {
    DiscoveryResult result = engine.discover("jane@" + name + ".example");

    RankedSettings first = result.settings().get(0);
    assertThat(first.settings().mailbox().orElseThrow().endpoint().host()).hasToString(graph);
    assertThat(first.trust()).isEqualTo(TrustClass.LISTED);
    assertThat(first.confirmation().needed()).isFalse();
    assertThat(result.settings()).hasSize(2);
    assertThat(words(result)).anySatisfy(words -> assertThat(words).contains(why));
  }

  @ParameterizedTest
  @CsvSource({
    "hybrid, hybrid: Exchange Online points to mail.hybrid.example",
    "misled, Exchange Online points to a stranger: mail.stranger.example"
  })
  void asksThePersonWhereMailboxesMayBeElsewhere(String name, String why) throws Exception {
    DiscoveryResult result = engine.discover("jane@" + name + ".example");

    assertThat(result.settings())
        .hasSize(2)
        .allSatisfy(
            ranked -> {
              assertThat(ranked.confirmation().needed()).isTrue();
              assertThat(ranked.confirmation().because()).containsExactly(ConfirmReason.REDIRECTED);
              assertThat(ranked.settings().notes()).isNotEmpty();
            });
    assertThat(words(result)).anySatisfy(words -> assertThat(words).contains(why));
  }

  @Test
  void saysThatMicrosoftCouldNotBeAsked() throws Exception {
    DiscoveryResult result = engine.discover("jane@silent.example");

    assertThat(result.outcome().id()).isEqualTo("incomplete");
    assertThat(words(result)).anySatisfy(words -> assertThat(words).contains("status 503"));
  }

  @Test
  void tellsMicrosoftNothingOfThePerson() throws Exception {
    engine.discover("jane@gateway.example");

    assertThat(lab.received())
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.toString()).doesNotContain("jane"));
    assertThat(lab.questions())
        .allSatisfy(question -> assertThat(question.toString()).doesNotContain("jane"));
  }
}
