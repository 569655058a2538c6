package org.mailscout.network;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.IpAddress;
import org.mailscout.api.network.MxRecord;
import org.mailscout.api.network.RecordType;
import org.mailscout.api.network.SrvRecord;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Name;
import org.xbill.DNS.WireParseException;

/** Makes values of one record set; what is wrong is left out by name and harms nothing else. */
final class DnsReader {

  private static final int TEXTS = 16;
  private static final int LONGEST_TEXT = 4096;

  private final DnsQuestion question;
  private final int kept;
  private final List<Failure> malformed = new ArrayList<>();

  /** The target "." seen, RFC 2782 and RFC 7505. */
  private boolean root;

  DnsReader(DnsQuestion question, int kept) {
    this.question = question;
    this.kept = kept;
  }

  /** Reads a record's data. */
  private interface Data<T> {
    Optional<T> read(DNSInput in, int length) throws WireParseException, BadRecordException;
  }

  /** A record that the syntax allows and we do not. */
  private static final class BadRecordException extends Exception {
    private static final long serialVersionUID = 1;
    private final String what;

    BadRecordException(String what) {
      super(what);
      this.what = what;
    }
  }

  /** Returns the values of these records, all of the type asked. */
  DnsRecords read(List<ResourceRecord> set) {
    DnsRecords records =
        switch (question.type()) {
          case A, AAAA -> DnsRecords.ofAddresses(best(values(set, this::address)));
          case CNAME -> DnsRecords.noData();
          case MX -> DnsRecords.ofExchanges(exchanges(set));
          case SRV -> DnsRecords.ofServices(services(set));
          case TXT -> DnsRecords.ofTexts(texts(set));
        };
    return records.withMalformed(best(malformed));
  }

  private List<SrvRecord> services(List<ResourceRecord> set) {
    List<SrvRecord> values = values(set, this::service);
    if (root && values.isEmpty() && malformed.isEmpty()) {
      return List.of(SrvRecord.absent());
    }
    tellOfRoot();
    values.sort(
        Comparator.comparingInt(SrvRecord::priority)
            .thenComparing(Comparator.comparingInt(SrvRecord::weight).reversed()));
    return best(values);
  }

  private List<MxRecord> exchanges(List<ResourceRecord> set) {
    List<MxRecord> values = values(set, this::exchange);
    if (root && values.isEmpty() && malformed.isEmpty()) {
      return List.of(new MxRecord(0, Optional.empty()));
    }
    tellOfRoot();
    values.sort(Comparator.comparingInt(MxRecord::preference));
    return best(values);
  }

  private void tellOfRoot() {
    if (root) {
      malformed.add(failure("target . beside others"));
    }
  }

  private List<String> texts(List<ResourceRecord> set) {
    List<String> values = values(set, DnsReader::text);
    return values.size() > TEXTS ? values.subList(0, TEXTS) : values;
  }

  private <T> List<T> best(List<T> values) {
    return values.size() > kept ? values.subList(0, kept) : values;
  }

  private <T> List<T> values(List<ResourceRecord> set, Data<T> data) {
    Set<T> values = new LinkedHashSet<>();
    for (ResourceRecord record : set) {
      try {
        DNSInput in = record.data();
        Optional<T> value = data.read(in, record.length());
        if (in.remaining() > 0) {
          throw new BadRecordException(in.remaining() + " octets too many");
        }
        value.ifPresent(values::add);
      } catch (BadRecordException e) {
        malformed.add(failure(e.what));
      } catch (WireParseException | IllegalArgumentException | IllegalStateException e) {
        malformed.add(failure("a record of " + record.length() + " octets cannot be read"));
      }
    }
    return new ArrayList<>(values);
  }

  private Failure failure(String what) {
    return new Failure(Reason.MALFORMED, question + ": " + what);
  }

  private Optional<SrvRecord> service(DNSInput in, int length)
      throws WireParseException, BadRecordException {
    int priority = in.readU16();
    int weight = in.readU16();
    int port = in.readU16();
    Name target = new Name(in);
    if (target.equals(Name.root)) {
      root = true;
      return Optional.empty();
    }
    if (port == 0) {
      throw new BadRecordException("port 0");
    }
    return Optional.of(SrvRecord.of(priority, weight, port, host(target)));
  }

  private Optional<MxRecord> exchange(DNSInput in, int length)
      throws WireParseException, BadRecordException {
    int preference = in.readU16();
    Name exchange = new Name(in);
    if (exchange.equals(Name.root)) {
      root = true;
      return Optional.empty();
    }
    return Optional.of(new MxRecord(preference, Optional.of(host(exchange))));
  }

  private Optional<IpAddress> address(DNSInput in, int length)
      throws WireParseException, BadRecordException {
    int wanted = question.type() == RecordType.A ? 4 : 16;
    if (length != wanted) {
      throw new BadRecordException("an address of " + length + " octets");
    }
    return Optional.of(IpAddress.of(in.readByteArray(length)));
  }

  private static Optional<String> text(DNSInput in, int length)
      throws WireParseException, BadRecordException {
    if (length > LONGEST_TEXT) {
      throw new BadRecordException("a text of " + length + " octets");
    }
    byte[] joined = new byte[length];
    int end = 0;
    while (in.remaining() > 0) {
      byte[] part = in.readCountedString();
      System.arraycopy(part, 0, joined, end, part.length);
      end += part.length;
    }
    return Optional.of(new String(joined, 0, end, StandardCharsets.UTF_8));
  }

  private static Host host(Name target) throws BadRecordException {
    Optional<Host> host = DnsNames.host(target);
    if (host.isEmpty()) {
      throw new BadRecordException("target " + DnsNames.shown(target));
    }
    return host.get();
  }
}
