package org.mailscout.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Provides;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each module shows, needs and provides changes only where the change is seen. */
final class ModuleFacesTest {

  private static final Path FACES = Path.of("src/test/resources/faces");
  private static final ToolProvider JAR = ToolProvider.findFirst("jar").orElseThrow();

  static Stream<Path> jars() {
    return Built.ourJars().stream();
  }

  @ParameterizedTest
  @MethodSource("jars")
  void moduleHasTheFaceOnRecord(Path jar) throws IOException {
    String name = Built.nameOf(jar) + ".txt";
    String face = face(jar);
    // Where the change is meant, this file takes the place of the one on record.
    Path seen = Files.createDirectories(Path.of("target/faces")).resolve(name);
    Files.writeString(seen, face);

    assertThat(FACES.resolve(name)).exists().content().as("compare with %s", seen).isEqualTo(face);
  }

  @Test
  void everyFaceOnRecordIsThatOfAModule() {
    List<String> modules = jars().map(jar -> Built.nameOf(jar) + ".txt").sorted().toList();

    assertThat(Built.list(FACES).map(p -> p.getFileName().toString()))
        .containsExactlyElementsOf(modules);
  }

  @ParameterizedTest
  @MethodSource("jars")
  void classPathFindsTheProvidersOfTheModule(Path jar) {
    Map<String, List<String>> provided =
        ModuleFinder.of(jar).findAll().iterator().next().descriptor().provides().stream()
            .collect(Collectors.toMap(Provides::service, Provides::providers));

    assertThat(services(jar)).isEqualTo(provided);
  }

  private static String face(Path jar) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code = JAR.run(out, out, "--describe-module", "--file", jar.toString());
    assertThat(code).as(text.toString()).isZero();
    // "org.mailscout.api@0.1.0 jar:file:///.../api.jar!/module-info.class": the name alone stays.
    return text.toString().replaceFirst("^([\\w.]+)(@\\S+)? jar:\\S+", "$1").replace("\r", "");
  }

  private static Map<String, List<String>> services(Path jar) {
    Map<String, List<String>> services = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .filter(e -> !e.isDirectory() && e.getName().startsWith("META-INF/services/"))
          .forEach(
              e -> services.put(Path.of(e.getName()).getFileName().toString(), lines(file, e)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return services;
  }

  private static List<String> lines(JarFile file, java.util.zip.ZipEntry entry) {
    try (var in = file.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").trim())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
