package org.mailscout.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.discovery.Policy;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabCertificate;
import org.mailscout.lab.LabConnection;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabService;

/** What web servers say in a file's place: none of it hides what others publish. */
final class WebAnswersTest {

  private static final String LISTED =
      "listed imap imap.listed-at.example:993 tls submission smtp.listed-at.example:465 tls ";
  private static final Map<String, LabResponse> ANSWERS =
      Map.of(
          "s204", LabResponse.status(204),
          "s403", LabResponse.html("<html>Forbidden</html>").withStatus(403),
          "s404", LabResponse.html("<html>Not found</html>").withStatus(404),
          "s500", LabResponse.html("<html>Oops</html>").withStatus(500),
          "s503", LabResponse.status(503).withHeader("Retry-After", "86400"),
          "login", LabResponse.html("<!DOCTYPE html><html><form>Sign in<input></form></html>"),
          "json", LabResponse.json("{\"error\": \"no such page\"}"),
          "empty", LabResponse.of("text/xml", ""));
  private static final Map<String, LabCertificate> CERTIFICATES =
      Map.of(
          "other-name", LabCertificate.OTHER_NAME,
          "self-signed", LabCertificate.SELF_SIGNED,
          "expired", LabCertificate.EXPIRED,
          "stranger", LabCertificate.UNKNOWN_AUTHORITY);

  private static Lab lab;
  private static Mailscout mailscout;

  /** A file by http alone: nothing listens at port 443. */
  private record HttpFile(String text) implements LabService {

    @Override
    public int port() {
      return 80;
    }

    @Override
    public void serve(LabConnection connection) throws IOException {
      while (!connection.readLine().isEmpty()) {
        // the request's head
      }
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      connection.send("HTTP/1.1 200 OK", "Content-Type: text/xml", "Content-Length: " + length, "");
      connection.out().write(text.getBytes(StandardCharsets.UTF_8));
      connection.out().flush();
    }
  }

  @BeforeAll
  static void open() throws Exception {
    Lab.Builder world =
        Lab.builder()
            .serve("imap.listed-at.example", LabMail.imap())
            .serve("smtp.listed-at.example", LabMail.submission());
    ANSWERS.forEach(
        (label, answer) -> {
          listed(world, label);
          world
              .document("autoconfig." + label + ".example", ConfigFile.PATH, answer)
              .document(label + ".example", ConfigFile.WELL_KNOWN, answer)
              .document("beside-" + label + ".example", ConfigFile.WELL_KNOWN, answer);
          published(world, "beside-" + label + ".example");
        });
    CERTIFICATES.forEach(
        (label, kind) -> {
          String host = "autoconfig." + label + ".example";
          listed(world, label);
          published(world, label + ".example");
          world.certificate(host, kind);
        });
    listed(world, "http-only");
    world.serve(
        "autoconfig.http-only.example", new HttpFile(file("http-only.example", "tls.example")));
    lab = world.start();
    mailscout = LabEngine.open(lab);
    mailscout.discover("s404.example");
  }

  @AfterAll
  static void close() {
    mailscout.close();
    lab.close();
  }

  private static void listed(Lab.Builder world, String label) {
    String domain = label + ".example";
    world
        .host(domain)
        .document("v1.ispdb.net", "/" + domain, LabResponse.xml(file(domain, "listed-at.example")));
  }

  private static void published(Lab.Builder world, String domain) {
    world.document("autoconfig." + domain, ConfigFile.PATH, LabResponse.xml(file(domain, domain)));
  }

  private static String file(String domain, String at) {
    return ConfigFile.of(domain, "imap." + at, "smtp." + at);
  }

  private static List<String> outcomes(DiscoveryResult result, String url) {
    return result.attempts().stream()
        .filter(a -> a.by().equals("autoconfig") && a.asked().startsWith(url))
        .map(Attempt::outcome)
        .toList();
  }

  /** Only what could not be asked leaves a doubt. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "s204, nothing, []",
    "s403, nothing, []",
    "s404, nothing, []",
    "login, nothing, []",
    "json, nothing, []",
    "empty, nothing, []",
    "s500, server-failure, [stronger-source-failed]",
    "s503, server-failure, [stronger-source-failed]",
  })
  void aPageInAFilesPlaceIsNoFileAndHidesNoList(String label, String outcome, String because)
      throws Exception {
    DiscoveryResult result = mailscout.discover("jane@" + label + ".example");

    assertThat(LabEngine.line(result.settings().get(0))).isEqualTo(LISTED + because);
    assertThat(result.settings()).hasSize(1);
    assertThat(outcomes(result, "https://")).containsExactly(outcome, outcome);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s204", "s403", "s404", "login", "json", "empty", "s500", "s503"})
  void aPageAtTheWellKnownPathDoesNotHideTheFileAtTheSubdomain(String label) throws Exception {
    String domain = "beside-" + label + ".example";

    DiscoveryResult result =
        mailscout.discover(mailscout.request("jane@" + domain).verify(false).build());

    assertThat(LabEngine.line(result.settings().get(0)))
        .isEqualTo("own imap imap.%1$s:993 tls submission smtp.%1$s:465 tls []".formatted(domain));
  }

  /** The file behind a wrong certificate is never read, and may have been the better one. */
  @ParameterizedTest
  @ValueSource(strings = {"other-name", "self-signed", "expired", "stranger"})
  void aFileBehindAWrongCertificateIsNotReadAndLeavesADoubt(String label) throws Exception {
    DiscoveryResult result = mailscout.discover("jane@" + label + ".example");

    assertThat(result.settings())
        .extracting(LabEngine::line)
        .containsExactly(LISTED + "[stronger-source-failed]");
    assertThat(outcomes(result, "https://autoconfig.")).isNotEmpty().containsOnly("tls");
    assertThat(lab.received())
        .filteredOn(r -> r.host().equals("autoconfig." + label + ".example"))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(r.received()).doesNotContain("GET"));
  }

  @Test
  void aFileByHttpAloneIsNotAskedFor() throws Exception {
    long before = askedByHttp();

    DiscoveryResult result = mailscout.discover("jane@http-only.example");

    assertThat(result.settings()).extracting(LabEngine::line).containsExactly(LISTED + "[]");
    assertThat(askedByHttp()).isEqualTo(before);
  }

  @Test
  void aFileByHttpIsLastAndToBeConfirmedWhereThePolicyAllowsIt() throws Exception {
    DiscoveryResult result =
        mailscout.discover(
            mailscout
                .request("jane@http-only.example")
                .policy(Policy.DEFAULT.withHttp(true))
                .verify(false)
                .build());

    assertThat(result.settings())
        .extracting(LabEngine::line)
        .containsExactly(
            LISTED + "[]",
            "unsigned imap imap.tls.example:993 tls submission smtp.tls.example:465 tls"
                + " [other-domain, cleartext]");
  }

  private static long askedByHttp() {
    return lab.received().stream().filter(r -> r.port() == 80).count();
  }
}
