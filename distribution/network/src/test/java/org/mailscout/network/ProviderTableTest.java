package org.mailscout.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailscout.api.Host;
import org.mailscout.api.Protocol;
import org.mailscout.api.Settings;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.Provenance;
import org.mailscout.api.network.Provider;

final class ProviderTableTest {

  private final ProviderTable table = ProviderTable.load(List.of());

  private record Row(String source, Channel channel, Instant at) implements Provenance {
    static Row of(String source) {
      return new Row(source, Channel.FILE, Instant.EPOCH);
    }
  }

  private Optional<Provider> find(String exchange) {
    return table.byExchange(Host.of(exchange), Row::of);
  }

  @ParameterizedTest
  @CsvSource({
    "aspmx.l.google.com, google, imap.gmail.com, 993, smtp.gmail.com, 465",
    "gmail-smtp-in.l.google.com, google, imap.gmail.com, 993, smtp.gmail.com, 465",
    "aspmx2.googlemail.com, google, imap.gmail.com, 993, smtp.gmail.com, 465",
    "firm-com.mail.protection.outlook.com, microsoft, outlook.office365.com, 993, smtp.office365.com, 587",
    "firm-com.j-v1.mx.microsoft, microsoft, outlook.office365.com, 993, smtp.office365.com, 587",
    "hotmail-com.olc.protection.outlook.com, microsoft, outlook.office365.com, 993, smtp-mail.outlook.com, 587",
    "0123.pamx1.hotmail.com, microsoft, outlook.office365.com, 993, smtp-mail.outlook.com, 587",
    "mx-aol.mail.gm0.yahoodns.net, yahoo, imap.aol.com, 993, smtp.aol.com, 465",
    "mta7.am0.yahoodns.net, yahoo, imap.mail.yahoo.com, 993, smtp.mail.yahoo.com, 465",
    "163mx02.mxmail.netease.com, netease, imap.163.com, 993, smtp.163.com, 465",
    "qiye163mx01.mxmail.netease.com, netease, imap.qiye.163.com, 993, smtp.qiye.163.com, 994",
    "mx3.qq.com, tencent, imap.qq.com, 993, smtp.qq.com, 465",
    "mxbiz1.qq.com, tencent, imap.exmail.qq.com, 993, smtp.exmail.qq.com, 465",
    "w0123456.kasserver.com, all-inkl, w0123456.kasserver.com, 993, w0123456.kasserver.com, 465",
    "monarch.mxrouting.net, mxroute, monarch.mxrouting.net, 993, monarch.mxrouting.net, 465",
    "inbound-smtp.eu-west-1.amazonaws.com, amazon-workmail, imap.mail.eu-west-1.awsapps.com, 993, smtp.mail.eu-west-1.awsapps.com, 465",
  })
  void knowsTheHostsBehindAnExchange(
      String exchange, String id, String incoming, int in, String outgoing, int out) {
    Provider provider = find(exchange).orElseThrow();

    Settings imap =
        provider.settings().stream()
            .filter(s -> s.mailbox().orElseThrow().protocol().equals(Protocol.IMAP))
            .findFirst()
            .orElseThrow();

    assertThat(provider.id()).isEqualTo(id);
    assertThat(imap.mailbox().orElseThrow().endpoint().host()).isEqualTo(Host.of(incoming));
    assertThat(imap.mailbox().orElseThrow().endpoint().port().number()).isEqualTo(in);
    assertThat(imap.submission().orElseThrow().endpoint().host()).isEqualTo(Host.of(outgoing));
    assertThat(imap.submission().orElseThrow().endpoint().port().number()).isEqualTo(out);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "firm-com.hve.mx.microsoft",
        "google.com",
        "notl.google.com.example",
        "evil-l.google.com",
        "static.7.clients.your-server.de",
        "vps-1.vps.ovh.net",
        "163mx0.mxmail.netease.com",
        "kasserver.com",
        "mx.example.com"
      })
  void knowsNothingOfHostsThatOnlyLookAlike(String exchange) {
    assertThat(find(exchange)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "aspmx.l.google.com, MAILBOX, true",
    "mx01.mail.icloud.com, MAILBOX, true",
    "mta7.am0.yahoodns.net, MAILBOX, false",
    "mx00.gmx.net, MAILBOX, true",
    "mx00.gmx.com, MAILBOX, false",
    "inbound-smtp.us-east-1.amazonaws.com, MAILBOX, false",
    "mx1.forwardemail.net, MAILBOX, false",
    "monarch.mxrouting.net, MAILBOX, false",
    "mail.protonmail.ch, NO_REMOTE_ACCESS, true",
    "mx0a-001.pphosted.com, GATEWAY, false",
    "route1.mx.cloudflare.net, FORWARDER, false",
    "redirect.ovh.net, FORWARDER, false",
  })
  void saysWhatTheOwnerDoesAndWhetherThatIsConclusive(
      String exchange, Provider.Kind kind, boolean conclusive) {
    Provider provider = find(exchange).orElseThrow();

    assertThat(provider.kind()).isEqualTo(kind);
    assertThat(provider.conclusive()).isEqualTo(conclusive);
    assertThat(provider.settings().isEmpty()).isEqualTo(kind != Provider.Kind.MAILBOX);
  }

  @Test
  void saysThatTheUserNameOfOwnDomainsAtIcloudCannotBeKnown() {
    Settings settings = find("mx01.mail.icloud.com").orElseThrow().settings().get(0);

    assertThat(settings.services()).allSatisfy(s -> assertThat(s.usernames()).isEmpty());
  }

  @Test
  void givesTheRowItsProvenance() {
    Provider provider = find("aspmx.l.google.com").orElseThrow();

    assertThat(provider.provenance().source()).startsWith("provider table: google (");
  }

  @ParameterizedTest
  @CsvSource({
    "imap.gmail.com, google",
    "api.fastmail.com, fastmail",
    "outlook.office365.com, microsoft",
    "smtp-mail.outlook.com, microsoft",
    "imap.mail.com, gmx",
    "posteo.de, posteo",
    "wp123.mail.server-he.de, host-europe",
    "imap.mail.eu-west-1.awsapps.com, amazon-workmail"
  })
  void knowsWhoRunsAHost(String host, String operator) {
    assertThat(table.operatorOf(Host.of(host))).contains(operator);
  }

  @Test
  void knowsNoOperatorOfAnUnlistedHost() {
    assertThat(table.operatorOf(Host.of("imap.example.com"))).isEmpty();
  }

  @Test
  void letsAnOverlayReplaceAnIdAndAddPatterns(@TempDir Path folder) throws IOException {
    String rows =
        """
        { "schema": "mailscout-providers/1", "date": "2026-11-01", "rows": [
          { "id": "migadu", "name": "Ours", "mx": ["mx.migadu.com"], "source": "us", "date": "2026-11-01",
            "settings": [[{"protocol": "imap", "host": "imap.ours.example", "port": 993, "security": "tls"}]] },
          { "id": "firm", "name": "Firm", "mx": ["l.google.com"], "source": "us", "date": "2026-11-01",
            "settings": [[{"protocol": "jmap", "url": "https://jmap.firm.example/.well-known/jmap"}]] } ] }
        """;
    Files.writeString(folder.resolve("rows.json"), rows);
    ProviderTable overlaid = ProviderTable.load(List.of(folder));

    assertThat(overlaid.byExchange(Host.of("a.mx.migadu.com"), Row::of))
        .map(Provider::name)
        .contains("Ours");
    assertThat(overlaid.byExchange(Host.of("aspmx1.migadu.com"), Row::of)).isEmpty();
    assertThat(overlaid.byExchange(Host.of("x.l.google.com"), Row::of))
        .map(Provider::id)
        .contains("firm");
    assertThat(overlaid.byExchange(Host.of("a.googlemail.com"), Row::of))
        .map(Provider::id)
        .contains("google");
    assertThat(overlaid.operatorOf(Host.of("imap.ours.example"))).contains("migadu");
    assertThat(overlaid.age()).isEqualTo(table.age());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"hots\": \"imap.example\", \"port\": 993, \"security\": \"tls\"' | unknown member: hots",
        "'\"host\": \"127.0.0.1\", \"port\": 993, \"security\": \"tls\"' | not a host name",
        "'\"host\": \"imap.example.com\", \"port\": 99300, \"security\": \"tls\"' | port 99300",
        "'\"host\": \"imap.example.com\", \"port\": 993, \"port\": 143' | Duplicate",
        "'\"host\": \"imap.example.com\"' | not a URL",
      })
  void refusesAnOverlayThatIsWrongAndNamesThePlace(String service, String why, @TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("wrong.json");
    Files.writeString(
        file,
        """
        { "schema": "mailscout-providers/1", "date": "2026-11-01", "rows": [
          { "id": "firm", "name": "Firm", "source": "us", "date": "2026-11-01",
            "settings": [[{"protocol": "imap", %s}]] } ] }
        """
            .formatted(service));

    assertThatThrownBy(() -> ProviderTable.load(List.of(file)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("wrong.json")
        .hasMessageContaining(why);
  }

  @Test
  void refusesAPatternOverAWholeTopLevelDomain() {
    assertThatThrownBy(() -> ExchangePattern.of("*.com"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
