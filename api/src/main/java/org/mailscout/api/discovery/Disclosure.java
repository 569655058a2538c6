package org.mailscout.api.discovery;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.mailscout.api.Host;

/** The third parties that a provider may ask, and what each learns. */
public final class Disclosure {

  /** No third party at all. */
  public static final Disclosure NONE = new Disclosure(List.of());

  private final List<Entry> entries;

  /**
   * One third party.
   *
   * @param host the host that may be asked
   * @param learns what it learns, in a few words, such as {@code the domain}
   */
  public record Entry(Host host, String learns) {

    /** Checks that nothing is missing. */
    public Entry {
      requireNonNull(host, "host");
      requireNonNull(learns, "learns");
    }
  }

  private Disclosure(List<Entry> entries) {
    this.entries = entries;
  }

  /** Returns the disclosure of one host. */
  public static Disclosure of(Host host, String learns) {
    return NONE.and(host, learns);
  }

  /** Returns a copy with one host more. */
  public Disclosure and(Host host, String learns) {
    List<Entry> all = new ArrayList<>(entries);
    all.add(new Entry(host, learns));
    return new Disclosure(List.copyOf(all));
  }

  /** Returns the third parties, in the order given. */
  public List<Entry> entries() {
    return entries;
  }

  /** Returns whether the host is among them. */
  public boolean covers(Host host) {
    return entries.stream().anyMatch(entry -> entry.host().equals(host));
  }
}
