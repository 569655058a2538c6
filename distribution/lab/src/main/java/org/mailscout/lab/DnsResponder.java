package org.mailscout.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Answers DNS queries from a zone, as a resolver that knows everything would. */
final class DnsResponder {

  private static final int PAYLOAD = 1232;
  private static final int MOST_UDP_WITHOUT_EDNS = 512;

  private final LabZone zone;
  private final DnsFaults faults;
  private final Journal journal;

  /** An answer, and how long after the query it is to leave. */
  record Reply(ByteBuffer message, Duration delay) {}

  DnsResponder(LabZone zone, DnsFaults faults, Journal journal) {
    this.zone = zone;
    this.faults = faults;
    this.journal = journal;
  }

  /** Returns the answer; empty where nothing is to be said. */
  Optional<Reply> to(byte[] query, boolean udp) {
    Message asked;
    try {
      asked = new Message(query);
    } catch (IOException e) {
      return Optional.empty();
    }
    Record question = asked.getQuestion();
    if (question == null
        || asked.getHeader().getFlag(Flags.QR)
        || asked.getHeader().getOpcode() != Opcode.QUERY) {
      return Optional.empty();
    }
    Name name = question.getName();
    journal.asked(
        new LabQuestion(name.toString(true), Type.string(question.getType()), udp ? "udp" : "tcp"));
    Message answer = answer(asked, question);
    Optional<LabDnsFault> fault = faults.fault(name);
    if (fault.isPresent() && fault.get() == LabDnsFault.SILENT) {
      return Optional.empty();
    }
    byte[] message = fault.map(f -> fail(f, answer, udp)).orElseGet(() -> wire(answer, asked, udp));
    return Optional.of(new Reply(ByteBuffer.wrap(message), faults.delay(name)));
  }

  private Message answer(Message asked, Record question) {
    Message answer = new Message(asked.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.RA);
    if (asked.getHeader().getFlag(Flags.RD)) {
      answer.getHeader().setFlag(Flags.RD);
    }
    boolean wantsProof =
        asked.getHeader().getFlag(Flags.AD)
            || (asked.getOPT() != null && (asked.getOPT().getFlags() & 0x8000) != 0);
    if (wantsProof && faults.isSigned(question.getName())) {
      answer.getHeader().setFlag(Flags.AD);
    }
    answer.addRecord(question, Section.QUESTION);
    LabZone.Found found = zone.find(question.getName(), question.getType());
    answer.getHeader().setRcode(found.rcode());
    found.records().forEach(record -> answer.addRecord(record, Section.ANSWER));
    boolean ends = found.records().stream().anyMatch(r -> r.getType() == question.getType());
    if (!ends) {
      answer.addRecord(authority(question.getName()), Section.AUTHORITY);
    }
    if (asked.getOPT() != null) {
      answer.addRecord(new OPTRecord(PAYLOAD, 0, 0), Section.ADDITIONAL);
    }
    return answer;
  }

  /** RFC 2308 §3: the SOA record says how long to remember that there is nothing. */
  private static Record authority(Name name) {
    Name apex = name.labels() > 3 ? new Name(name, name.labels() - 3) : name;
    Name server = LabZone.name("ns.lab.invalid");
    return new SOARecord(
        apex, DClass.IN, LabZone.TTL, server, server, 1, 3600, 600, 86400, LabZone.TTL);
  }

  private static byte[] wire(Message answer, Message asked, boolean udp) {
    if (!udp) {
      return answer.toWire();
    }
    int most =
        asked.getOPT() == null
            ? MOST_UDP_WITHOUT_EDNS
            : Math.max(MOST_UDP_WITHOUT_EDNS, Math.min(PAYLOAD, asked.getOPT().getPayloadSize()));
    return answer.toWire(most);
  }

  private static byte[] fail(LabDnsFault fault, Message answer, boolean udp) {
    switch (fault) {
      case WRONG_ID -> answer.getHeader().setID((answer.getHeader().getID() + 1) & 0xffff);
      case SERVER_FAILURE, REFUSED -> {
        answer.removeAllRecords(Section.ANSWER);
        answer.removeAllRecords(Section.AUTHORITY);
        answer.getHeader().setRcode(fault == LabDnsFault.REFUSED ? Rcode.REFUSED : Rcode.SERVFAIL);
      }
      case MALFORMED -> {
        byte[] whole = answer.toWire();
        return Arrays.copyOf(whole, whole.length - 2);
      }
      case TRUNCATED -> {
        if (udp) {
          answer.removeAllRecords(Section.ANSWER);
          answer.removeAllRecords(Section.AUTHORITY);
          answer.getHeader().setFlag(Flags.TC);
        }
      }
      case SILENT -> throw new IllegalArgumentException("says nothing");
    }
    return answer.toWire();
  }
}
