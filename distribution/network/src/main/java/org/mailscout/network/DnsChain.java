package org.mailscout.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailscout.api.Host;
import org.mailscout.api.Reason;
import org.mailscout.api.network.Channel;
import org.mailscout.api.network.DnsQuestion;
import org.mailscout.api.network.DnsRecords;
import org.mailscout.api.network.Failure;
import org.mailscout.api.network.Limits;
import org.xbill.DNS.DNSInput;
import org.xbill.DNS.Name;
import org.xbill.DNS.WireParseException;

/**
 * Follows the names that a name stands for, within one message and from one to the next; takes
 * records of no other owner.
 */
final class DnsChain {

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration LONGEST_NEGATIVE = Duration.ofSeconds(60);

  private final DnsQuestion question;
  private final Limits limits;
  private final int type;
  private final List<Host> aliases = new ArrayList<>();
  private final Set<Name> seen = new HashSet<>();
  private Name name;
  private boolean authenticated = true;
  private long seconds = LONGEST.toSeconds();

  DnsChain(DnsQuestion question, Limits limits) {
    this.question = question;
    this.limits = limits;
    this.type =
        switch (question.type()) {
          case A -> ResourceRecord.A;
          case AAAA -> ResourceRecord.AAAA;
          case CNAME -> ResourceRecord.CNAME;
          case MX -> ResourceRecord.MX;
          case SRV -> ResourceRecord.SRV;
          case TXT -> ResourceRecord.TXT;
        };
    this.name = DnsNames.absolute(question.name());
    seen.add(name);
  }

  /** Returns the name to ask for now. */
  Name name() {
    return name;
  }

  /** Returns the number of the type asked. */
  int type() {
    return type;
  }

  /** The chain cannot be followed. */
  private static final class BrokenChainException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Reason reason;
    private final String what;

    BrokenChainException(Reason reason, String what) {
      super(what);
      this.reason = reason;
      this.what = what;
    }
  }

  /**
   * Takes an answer without error, or one that says that the name is not there.
   *
   * @param noSuchName whether it says so, of the last name of the chain (RFC 6604 §3)
   * @param authentic whether it was validated
   * @return the end; empty where the chain's next name is to be asked for
   */
  Optional<DnsOutcome> take(DnsMessage.Sections message, boolean noSuchName, boolean authentic) {
    authenticated &= authentic;
    boolean moved;
    try {
      moved = follow(message.answers());
    } catch (BrokenChainException e) {
      return Optional.of(DnsOutcome.failed(question, e.reason, e.what));
    }
    List<ResourceRecord> set = recordsOf(message.answers());
    if (noSuchName) {
      return Optional.of(set.isEmpty() ? nothing(message, true) : contradiction());
    }
    if (!set.isEmpty()) {
      return Optional.of(found(set));
    }
    boolean open = moved && message.negative().isEmpty() && type != ResourceRecord.CNAME;
    return open ? Optional.empty() : Optional.of(nothing(message, false));
  }

  /** Goes along the aliases in this message; returns whether there was one. */
  private boolean follow(List<ResourceRecord> answers) throws BrokenChainException {
    boolean moved = false;
    while (type != ResourceRecord.CNAME) {
      Optional<ResourceRecord> alias = aliasOf(name, answers);
      if (alias.isEmpty()) {
        return moved;
      }
      step(alias.get());
      moved = true;
    }
    return false;
  }

  private static Optional<ResourceRecord> aliasOf(Name name, List<ResourceRecord> answers) {
    return answers.stream()
        .filter(r -> r.is(ResourceRecord.CNAME) && r.owner().equals(name))
        .findFirst();
  }

  private void step(ResourceRecord alias) throws BrokenChainException {
    Name target = target(alias);
    Optional<Host> host = DnsNames.host(target);
    if (host.isEmpty()) {
      throw new BrokenChainException(
          Reason.MALFORMED, "alias for " + DnsNames.shown(target) + ", which is no host name");
    }
    if (!seen.add(target)) {
      throw new BrokenChainException(
          Reason.SERVER_FAILURE, "its aliases loop at " + DnsNames.shown(target));
    }
    if (aliases.size() == limits.aliases()) {
      throw new BrokenChainException(
          Reason.SERVER_FAILURE, "more than " + limits.aliases() + " aliases");
    }
    aliases.add(host.get());
    seconds = Math.min(seconds, alias.seconds());
    name = target;
  }

  private static Name target(ResourceRecord alias) throws BrokenChainException {
    try {
      DNSInput in = alias.data();
      Name target = new Name(in);
      if (in.remaining() == 0) {
        return target;
      }
    } catch (WireParseException | IllegalArgumentException | IllegalStateException e) {
      // Falls through: cut off, or a name that points nowhere.
    }
    throw new BrokenChainException(Reason.MALFORMED, "an alias that cannot be read");
  }

  private List<ResourceRecord> recordsOf(List<ResourceRecord> answers) {
    return answers.stream().filter(r -> r.is(type) && r.owner().equals(name)).toList();
  }

  private DnsOutcome found(List<ResourceRecord> set) {
    for (ResourceRecord record : set) {
      seconds = Math.min(seconds, record.seconds());
    }
    if (type == ResourceRecord.CNAME) {
      try {
        step(set.get(0));
      } catch (BrokenChainException e) {
        return DnsOutcome.failed(question, e.reason, e.what);
      }
    }
    DnsRecords records = new DnsReader(question, limits.recordsKept()).read(set);
    return ended(records.withAliases(aliases), Duration.ofSeconds(seconds), false);
  }

  private DnsOutcome nothing(DnsMessage.Sections message, boolean noSuchName) {
    DnsRecords records = noSuchName ? DnsRecords.noSuchName() : DnsRecords.noData();
    long negative = message.negative().orElse(0);
    Duration keep = Duration.ofSeconds(Math.min(seconds, negative));
    boolean wholeName = noSuchName && aliases.isEmpty();
    return ended(
        records.withAliases(aliases),
        keep.compareTo(LONGEST_NEGATIVE) > 0 ? LONGEST_NEGATIVE : keep,
        wholeName);
  }

  private DnsOutcome ended(DnsRecords records, Duration keep, boolean wholeName) {
    Channel channel = authenticated ? Channel.DNSSEC : Channel.DNS;
    return new DnsOutcome(Optional.<Failure>empty(), records, channel, keep, wholeName);
  }

  private DnsOutcome contradiction() {
    return DnsOutcome.failed(
        question, Reason.SERVER_FAILURE, "records of a name that is said not to be there");
  }
}
