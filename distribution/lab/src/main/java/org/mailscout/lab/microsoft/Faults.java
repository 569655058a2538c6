package org.mailscout.lab.microsoft;

import java.util.List;
import java.util.Set;

/** The faults that are switched on. */
final class Faults {

  private volatile Set<MicrosoftFault> on = Set.of();

  void set(MicrosoftFault... faults) {
    on = Set.copyOf(List.of(faults));
  }

  boolean has(MicrosoftFault fault) {
    return on.contains(fault);
  }
}
