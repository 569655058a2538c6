package org.mailscout.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** All records of a lab's internet. Filled before the lab starts, only read afterwards. */
final class LabZone {

  /** Long enough for a test, short enough to see that a cache lets go of it. */
  static final long TTL = 60;

  private static final int MOST_ALIASES = 8;

  private final Map<Name, List<Record>> records = new HashMap<>();
  private final Set<Name> existing = new HashSet<>(Set.of(Name.root));

  /** The records that answer a question, aliases on the way included, and the response code. */
  record Found(List<Record> records, int rcode) {}

  static Name name(String text) {
    try {
      return Name.fromString(text, Name.root);
    } catch (TextParseException e) {
      throw new IllegalArgumentException("name " + text, e);
    }
  }

  void add(String name, String type, String data) {
    try {
      add(Record.fromString(name(name), Type.value(type), DClass.IN, TTL, data, Name.root));
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " " + type + " " + data, e);
    }
  }

  void add(Record record) {
    records.computeIfAbsent(record.getName(), any -> new ArrayList<>()).add(record);
    // RFC 8020: what lies above a name exists too, though it may hold no records.
    for (Name name = record.getName(); name.labels() > 1; name = new Name(name, 1)) {
      existing.add(name);
    }
  }

  Found find(Name name, int type) {
    List<Record> answer = new ArrayList<>();
    Name at = name;
    for (int hop = 0; hop <= MOST_ALIASES; hop++) {
      Optional<List<Record>> held = at(at);
      if (held.isEmpty()) {
        return new Found(answer, Rcode.NXDOMAIN);
      }
      List<Record> matching =
          held.get().stream().filter(r -> type == Type.ANY || r.getType() == type).toList();
      Optional<CNAMERecord> alias = alias(held.get());
      if (!matching.isEmpty() || alias.isEmpty()) {
        answer.addAll(matching);
        return new Found(answer, Rcode.NOERROR);
      }
      answer.add(alias.get());
      at = alias.get().getTarget();
    }
    return new Found(answer, Rcode.SERVFAIL);
  }

  /** Returns whether this host name leads to this address. */
  boolean leads(String host, InetAddress address) {
    return find(name(host), Type.A).records().stream()
        .anyMatch(record -> record instanceof ARecord a && a.getAddress().equals(address));
  }

  private static Optional<CNAMERecord> alias(List<Record> held) {
    return held.stream()
        .filter(CNAMERecord.class::isInstance)
        .map(CNAMERecord.class::cast)
        .findFirst();
  }

  private Optional<List<Record>> at(Name name) {
    if (existing.contains(name)) {
      return Optional.of(records.getOrDefault(name, List.of()));
    }
    // RFC 4592 §3.3.1: only the wildcard right below the closest name that exists counts.
    Name closest = new Name(name, 1);
    while (!existing.contains(closest)) {
      closest = new Name(closest, 1);
    }
    Name wildcard = closest.equals(Name.root) ? name("*") : name("*." + closest);
    return Optional.ofNullable(records.get(wildcard))
        .map(held -> held.stream().map(record -> record.withName(name)).toList());
  }
}
