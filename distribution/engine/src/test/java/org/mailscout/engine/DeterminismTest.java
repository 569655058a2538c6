package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabResponse;

/**
 * The answer does not depend on luck: domains that publish the same, each name and document of each
 * late by up to 150 ms of its own, have the same first settings. 40 of them; 200 where the system
 * property {@code mailscout.runs} says so.
 *
 * <p>Runs with {@code -Dmailscout.slow=true}, on a machine that has nothing else to do: where the
 * processor is late by more than a silence, so is the answer.
 */
@EnabledIfSystemProperty(named = "mailscout.slow", matches = "true")
final class DeterminismTest {

  private static final int RUNS = Integer.getInteger("mailscout.runs", 40);
  private static final int AT_ONCE = 2;
  private static final int LATEST_MILLIS = 150;

  private final Random random = new Random(20_260_101);
  private final ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);

  @AfterEach
  void end() {
    callers.shutdownNow();
  }

  private Duration delay() {
    return Duration.ofMillis(random.nextInt(LATEST_MILLIS + 1));
  }

  private void late(Lab.Builder lab, String domain, String... names) {
    for (String name : names) {
      lab.dnsDelay(name.isEmpty() ? domain : name + "." + domain, delay());
    }
  }

  private void config(Lab.Builder lab, String domain) {
    lab.document(
        "autoconfig." + domain,
        "/mail/config-v1.1.xml",
        LabResponse.xml(
                """
                <clientConfig version="1.1"><emailProvider id="%1$s"><domain>%1$s</domain>
                <incomingServer type="imap"><hostname>imap.%1$s</hostname><port>993</port>
                <socketType>SSL</socketType><username>%%EMAILLOCALPART%%</username>
                <authentication>password-cleartext</authentication></incomingServer>
                <outgoingServer type="smtp"><hostname>smtp.%1$s</hostname><port>465</port>
                <socketType>SSL</socketType><username>%%EMAILLOCALPART%%</username>
                <authentication>password-cleartext</authentication></outgoingServer>
                </emailProvider></clientConfig>
                """
                    .formatted(domain))
            .after(delay()));
  }

  /** Returns the different first settings of all runs, the run's own name left out. */
  private Set<String> firsts(BiConsumer<Lab.Builder, String> publish) throws Exception {
    Lab.Builder world = Lab.builder().host("v1.ispdb.net");
    for (int run = 0; run < RUNS; run++) {
      String domain = "run" + run + ".example";
      publish.accept(world, domain);
      late(world, domain, "", "*", "autoconfig", "ua-auto-config", "_imaps._tcp");
      late(world, domain, "_submissions._tcp", "_jmap._tcp", "_ua-auto-config", "_imap._tcp");
      late(world, domain, "_pop3s._tcp", "_caldavs._tcp", "_sieve._tcp", "_submission._tcp");
    }
    Set<String> different = new TreeSet<>();
    try (Lab lab = world.start();
        Mailscout mailscout = LabEngine.open(lab)) {
      for (int warm = 0; warm < 5; warm++) {
        mailscout.discover("run0.example");
      }
      List<Future<String>> answers = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        String domain = "run" + run + ".example";
        answers.add(callers.submit(() -> first(mailscout, domain).replace(domain, "RUN")));
      }
      for (Future<String> answer : answers) {
        different.add(answer.get());
      }
    }
    return different;
  }

  private static String first(Mailscout mailscout, String domain) throws Exception {
    DiscoveryRequest request = mailscout.request("jane@" + domain).verify(false).build();
    RankedSettings first = mailscout.discover(request).settings().get(0);
    return LabEngine.line(first)
        + " "
        + first.settings().mailbox().orElseThrow().usernames().get(0).pattern();
  }

  @Test
  void aDocumentWinsOverRecordsThatDisagree() throws Exception {
    Set<String> firsts =
        firsts(
            (lab, domain) -> {
              config(lab, domain);
              lab.record("_imaps._tcp." + domain, "SRV", "0 1 993 old.outsourced.example.")
                  .record("_submissions._tcp." + domain, "SRV", "0 1 465 old.outsourced.example.");
            });

    assertThat(firsts)
        .containsExactly("own imap imap.RUN:993 tls submission smtp.RUN:465 tls [] {local}");
  }

  @Test
  void theMailExchangesProviderWinsOverTheWebHostsDocument() throws Exception {
    Set<String> firsts =
        firsts(
            (lab, domain) -> {
              config(lab, domain);
              lab.record(domain, "MX", "1 aspmx.l.google.com.");
            });

    assertThat(firsts)
        .containsExactly(
            "listed imap imap.gmail.com:993 tls submission smtp.gmail.com:465 tls [] {address}");
  }

  @Test
  void recordsAreFoundWithAllThatRidesAlong() throws Exception {
    Set<String> firsts =
        firsts(
            (lab, domain) ->
                lab.record("_imaps._tcp." + domain, "SRV", "0 1 993 imap." + domain + ".")
                    .record("_pop3s._tcp." + domain, "SRV", "0 1 995 pop." + domain + ".")
                    .record("_submission._tcp." + domain, "SRV", "0 1 587 smtp." + domain + ".")
                    .record("_submissions._tcp." + domain, "SRV", "0 1 465 smtp." + domain + ".")
                    .record("_caldavs._tcp." + domain, "SRV", "0 1 443 dav." + domain + ".")
                    .record("_sieve._tcp." + domain, "SRV", "0 1 4190 imap." + domain + "."));

    assertThat(firsts)
        .containsExactly(
            "own imap imap.RUN:993 tls submission smtp.RUN:465 tls"
                + " caldav https://dav.RUN/.well-known/caldav managesieve imap.RUN:4190 starttls"
                + " [] {address}");
  }
}
