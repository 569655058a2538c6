package org.mailscout.lab.openid;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The faults that are switched on. */
final class Faults {

  private volatile Set<OpenIdFault> on = Set.of();
  private final AtomicInteger failures = new AtomicInteger();

  void set(OpenIdFault... faults) {
    on = Set.copyOf(List.of(faults));
    failures.set(0);
  }

  boolean has(OpenIdFault fault) {
    return on.contains(fault);
  }

  /** Returns whether this request is one of the first so many. */
  boolean isAmongTheFirst(int count) {
    return failures.getAndIncrement() < count;
  }
}
