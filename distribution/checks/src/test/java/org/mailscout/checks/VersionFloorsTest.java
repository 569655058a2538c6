package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Version;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Libraries below these versions have known holes that a hostile network reaches. */
final class VersionFloorsTest {

  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.]*(?:-jre)?)\\.jar");

  private static final Map<String, String> FLOORS =
      Map.of(
          "dnsjava", "3.6.0", // CVE-2024-25638, KeyTrap
          "httpclient5", "5.6.4", // CVE-2026-71290
          "httpcore5", "5.4.3", // CVE-2026-54399
          "httpcore5-h2", "5.4.3", // CVE-2026-54428
          "jackson-core", "2.22.1", // GHSA-72hv-8253-57qq
          "json-smart", "2.5.2", // CVE-2024-57699
          "nimbus-jose-jwt", "10.0.2"); // CVE-2025-53864

  @Test
  void noLibraryIsBelowItsFloor() {
    Map<String, String> shipped = shipped();

    shipped.forEach(
        (name, version) -> {
          String floor = FLOORS.getOrDefault(name, version);
          assertThat(Version.parse(version))
              .as("%s %s, floor %s", name, version, floor)
              .isGreaterThanOrEqualTo(Version.parse(floor));
        });
  }

  @Test
  void namesOfJarsAreReadRight() {
    List<String> always = List.of("dnsjava", "httpclient5", "httpcore5", "jackson-core");

    assertThat(shipped()).containsKeys(always.toArray(String[]::new));
  }

  private static Map<String, String> shipped() {
    Map<String, String> shipped = new TreeMap<>();
    Built.jarsOf(Built.FULL).stream()
        .map(jar -> JAR.matcher(jar.getFileName().toString()))
        .filter(Matcher::matches)
        .forEach(jar -> shipped.put(jar.group(1), jar.group(2)));
    return shipped;
  }
}
