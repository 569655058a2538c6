package org.mailscout.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailscout.api.discovery.Policy;
import org.mailscout.api.network.Channel;
import org.mailscout.lab.Lab;
import org.mailscout.lab.LabMail;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.Recorded;

/** What the caller keeps on this computer, in whole discoveries. */
final class LocalDataTest {

  private static final String FILE =
      ConfigFile.of("main.example", "imap.kept.example", "smtp.kept.example")
          .replace("</domain>", "</domain><domain>second.example</domain>");

  @TempDir private Path folder;

  private static Lab lab() {
    return Lab.builder()
        .host("second.example")
        .record("second.example", "MX", "10 mx.hoster.example.")
        .host("mx.hoster.example")
        .document("v1.ispdb.net", "/second.example", LabResponse.status(404))
        .serve("imap.kept.example", LabMail.imap())
        .serve("smtp.kept.example", LabMail.submission())
        .start();
  }

  private static void findsIn(Path copy) throws Exception {
    try (Lab lab = lab();
        Mailscout mailscout =
            LabEngine.builder(lab.file()).option("ispdb.data", copy.toString()).build()) {
      DiscoveryRequest request =
          mailscout
              .request("jane@second.example")
              .policy(Policy.DEFAULT.withThirdParties(false))
              .build();

      RankedSettings first = mailscout.discover(request).settings().get(0);

      assertThat(LabEngine.line(first))
          .isEqualTo(
              "listed imap imap.kept.example:993 tls submission smtp.kept.example:465 tls []");
      assertThat(first.verification()).isEqualTo(Verification.PROVED);
      assertThat(first.evidence())
          .singleElement()
          .satisfies(
              evidence -> {
                assertThat(evidence.channel()).isEqualTo(Channel.FILE);
                assertThat(evidence.source()).startsWith(copy + "/").endsWith("main.example.xml");
              });
      assertThat(lab.received()).extracting(Recorded::host).doesNotContain("v1.ispdb.net");
    }
  }

  @Test
  void aDomainIsFoundInAFolderOfTheDatabasesSource() throws Exception {
    Files.writeString(folder.resolve("main.example.xml"), FILE);

    findsIn(folder);
  }

  @Test
  void aDomainIsFoundInAnArchiveOfTheDatabasesSource() throws Exception {
    Path archive = folder.resolve("source.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("autoconfig-main/ispdb/main.example.xml"));
      zip.write(FILE.getBytes(UTF_8));
      zip.closeEntry();
    }

    findsIn(archive);
  }

  @Test
  void saysHowOldTheDataIs() throws Exception {
    Path rows = Files.createDirectory(folder.resolve("rows"));
    Files.writeString(
        rows.resolve("mine.json"),
        "{\"schema\": \"mailscout-providers/1\", \"date\": \"2024-05-06\", \"rows\": []}");
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Path file = Files.writeString(copy.resolve("main.example.xml"), FILE);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2023-04-05T06:07:08Z")));

    try (Mailscout mailscout =
        Mailscout.builder()
            .data(rows)
            .option("ispdb.data", copy.toString())
            .option("ispdb.url", "https://v1.ispdb.net/")
            .build()) {
      assertThat(mailscout.localData())
          .containsExactly(
              new LocalData("provider table", "", mailscout.dataAge()),
              new LocalData(
                  "provider table", rows.resolve("mine.json").toString(), LocalDate.of(2024, 5, 6)),
              new LocalData("ispdb.data", copy.toString(), LocalDate.of(2023, 4, 5)));
    }
  }
}
