package org.mailscout.lab;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.xbill.DNS.Name;

/**
 * How the DNS server treats single names otherwise. A name counts for itself; {@code *.name} counts
 * for all names below.
 */
final class DnsFaults {

  private final Map<Name, LabDnsFault> faults = new HashMap<>();
  private final Map<Name, Duration> delays = new HashMap<>();
  private final Map<Name, Boolean> signed = new HashMap<>();

  void fail(String name, LabDnsFault fault) {
    faults.put(LabZone.name(name), fault);
  }

  void delay(String name, Duration delay) {
    delays.put(LabZone.name(name), delay);
  }

  void sign(String domain) {
    signed.put(LabZone.name(domain), true);
    signed.put(LabZone.name("*." + domain), true);
  }

  Optional<LabDnsFault> fault(Name name) {
    return of(faults, name);
  }

  Duration delay(Name name) {
    return of(delays, name).orElse(Duration.ZERO);
  }

  boolean isSigned(Name name) {
    return of(signed, name).isPresent();
  }

  private static <T> Optional<T> of(Map<Name, T> values, Name name) {
    T own = values.get(name);
    for (Name above = name; own == null && above.labels() > 1; ) {
      above = new Name(above, 1);
      own = values.get(LabZone.name(above.equals(Name.root) ? "*" : "*." + above));
    }
    return Optional.ofNullable(own);
  }
}
