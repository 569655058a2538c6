package org.mailscout.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.Url;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.Limits;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.ProbeAnswer;
import org.mailscout.api.network.SrvRecord;

/**
 * An answer that somebody might send to do harm, or by mistake.
 *
 * @param name what is wrong with it
 * @param publish puts it in the place of the right one
 */
record HostileInput(String name, Consumer<FakeDiscoveryContext> publish) {

  /** A-labels that no IDNA makes, one that only the older one reads, and one that is just long. */
  static final List<String> ODD_DOMAINS =
      List.of(
          "xn--a.example",
          "xn--0.example",
          "xn--99999999999.example",
          "xn--fa-hia.de",
          "a--b.example",
          "a".repeat(63) + ".example");

  private static final int MANY = 10_000;

  private static final List<Host> HOSTS =
      IntStream.range(0, MANY)
          .mapToObj(i -> Host.of("xn--" + i + "." + "a".repeat(63) + ".example"))
          .toList();

  private static final List<String> TEXTS =
      IntStream.range(0, MANY)
          .mapToObj(i -> HostileBodies.odd().get(i % HostileBodies.odd().size()))
          .toList();

  void publish(FakeDiscoveryContext context) {
    publish.accept(context);
  }

  static List<HostileInput> against(Lookup lookup) {
    if (lookup instanceof Lookup.OfDns dns) {
      return records(dns.key());
    }
    if (lookup instanceof Lookup.OfHttp http) {
      return bodies(http.key());
    }
    ProbeAnswer.Findings many = new ProbeAnswer.Findings(TEXTS, List.of(), HOSTS, TEXTS);
    return List.of(
        new HostileInput(
            "10,000 capabilities",
            context -> context.prober().with(((Lookup.OfProber) lookup).key(), many)));
  }

  private static List<HostileInput> bodies(Url url) {
    List<HostileInput> all = new ArrayList<>();
    int most = Limits.DEFAULT.bodyBytes();
    HostileBodies.texts(most)
        .forEach((name, text) -> all.add(body(name, url, text.getBytes(UTF_8))));
    all.add(body("10 MB", url, new byte[10 * 1024 * 1024]));
    all.add(body("zeros", url, new byte[most]));
    all.add(body("broken UTF-8", url, new byte[] {'{', '"', (byte) 0xC3, '(', '"', '}'}));
    return all;
  }

  private static HostileInput body(String name, Url url, byte[] bytes) {
    return new HostileInput(name, context -> context.http().with(url, 200, bytes));
  }

  private static List<HostileInput> records(DnsQuestion question) {
    List<SrvRecord> services =
        HOSTS.stream().map(host -> SrvRecord.of(0, 65535, 65535, host)).toList();
    List<MxRecord> exchanges =
        HOSTS.stream().map(host -> new MxRecord(0, Optional.of(host))).toList();
    List<IpAddress> addresses =
        IntStream.range(0, MANY)
            .mapToObj(i -> IpAddress.of(new byte[] {10, 0, (byte) (i >> 8), (byte) i}))
            .toList();
    DnsRecords many =
        switch (question.type()) {
          case SRV -> DnsRecords.ofServices(services);
          case MX -> DnsRecords.ofExchanges(exchanges);
          case TXT -> DnsRecords.ofTexts(TEXTS);
          case A, AAAA -> DnsRecords.ofAddresses(addresses);
          case CNAME -> DnsRecords.noData().withAliases(HOSTS);
        };
    Failure broken = new Failure(Reason.MALFORMED, question + ": port 0");
    return List.of(
        new HostileInput("10,000 records", context -> context.dns().with(question, many)),
        new HostileInput("no data", context -> context.dns().with(question, DnsRecords.noData())),
        new HostileInput(
            "nothing but malformed records",
            context ->
                context.dns().with(question, DnsRecords.noData().withMalformed(List.of(broken)))));
  }
}
