package org.mailscout.checks;

import java.util.List;
import java.util.Locale;
import org.mailscout.lab.Lab;

/** What a domain's own DNS can hold to its reader's harm. */
enum HostileDns {
  THOUSANDS_OF_RECORDS {
    @Override
    void publish(Lab.Builder world, String domain) {
      for (int i = 0; i < 1500; i++) {
        world
            .record(domain, "MX", i + " mx" + i + "." + domain)
            .record("_jmap._tcp." + domain, "SRV", "0 1 443 j" + i + "." + domain)
            .record("_caldavs._tcp." + domain, "SRV", "0 1 443 c" + i + "." + domain)
            .record("autoconfig." + domain, "A", "198.19." + i / 256 + "." + i % 256);
      }
    }
  },
  LARGE_TEXTS {
    @Override
    void publish(Lab.Builder world, String domain) {
      String strings = ("\"" + "x".repeat(255) + "\" ").repeat(50);
      for (String name : List.of("_ua-auto-config", "_caldavs._tcp", "_carddavs._tcp")) {
        for (int i = 0; i < 4; i++) {
          world.record(name + "." + domain, "TXT", strings + i);
        }
      }
    }
  },
  ALIASES {
    @Override
    void publish(Lab.Builder world, String domain) {
      for (int i = 0; i < 100; i++) {
        world.record("a" + i + "." + domain, "CNAME", "a" + (i + 1) + "." + domain);
      }
      world
          .record("autoconfig." + domain, "CNAME", "a0." + domain)
          .record("_jmap._tcp." + domain, "CNAME", "a0." + domain)
          .record("ua-auto-config." + domain, "CNAME", "ua-auto-config." + domain)
          .record("_caldavs._tcp." + domain, "CNAME", "_carddavs._tcp." + domain)
          .record("_carddavs._tcp." + domain, "CNAME", "_caldavs._tcp." + domain);
    }
  },
  MANY_ADDRESSES {
    @Override
    void publish(Lab.Builder world, String domain) {
      for (int i = 0; i < 250; i++) {
        for (String name : List.of("autoconfig.", "ua-auto-config.", "")) {
          world.record(name + domain, "A", "198.19.7." + i);
        }
      }
    }
  };

  /** Adds its records to those of a domain. */
  abstract void publish(Lab.Builder world, String domain);

  String domain() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".example";
  }
}
