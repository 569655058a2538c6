package org.mailscout.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.mailscout.api.discovery.DiscoveryStrategy;

/**
 * A strategy of somebody else's, compiled now and put as a jar into a folder of plug-ins.
 *
 * @param id its id
 * @param reach such as {@code GUESS}
 * @param members its fields and constructors
 * @param body what its {@code discover} does
 */
record VendorPlugin(String id, String reach, String members, String body) {

  private static final String SOURCE =
      """
      package vendor;

      import org.mailscout.api.*;
      import org.mailscout.api.discovery.*;
      import org.mailscout.api.network.*;

      public final class Vendor implements DiscoveryStrategy {
        %s
        public StrategyId id() {
          return StrategyId.of("%s");
        }
        public Reach reach() {
          return Reach.of(TrustClass.%s, Protocol.IMAP);
        }
        public void discover(Question question, DiscoveryContext context, FindingSink findings)
            throws LookupException, InterruptedException {
          %s
        }
        static Settings at(String host) {
          return Settings.of(
              Service.of(
                  Protocol.IMAP, Endpoint.of(Host.of(host), Port.of(993), Security.TLS)));
        }
        static Provenance asked(DiscoveryContext context) throws InterruptedException {
          return context.dns().ask(DnsQuestion.mx(context.domain())).provenance();
        }
      }
      """;

  static VendorPlugin that(String id, String body) {
    return new VendorPlugin(id, "GUESS", "", body);
  }

  VendorPlugin withMembers(String others) {
    return new VendorPlugin(id, reach, others, body);
  }

  VendorPlugin withReach(String best) {
    return new VendorPlugin(id, best, members, body);
  }

  /**
   * Puts the jar at {@code plugins/NAME/NAME.jar}.
   *
   * @param missing which of its classes the jar lacks: {@code Vendor} or {@code Needed}
   */
  void install(Path plugins, String name, Optional<String> missing) throws IOException {
    Path work = Files.createTempDirectory("vendor");
    Path classes = Files.createDirectories(work.resolve("classes"));
    Files.writeString(work.resolve("Needed.java"), "package vendor;\npublic class Needed {}\n");
    Files.writeString(work.resolve("Vendor.java"), text());
    compile(List.of(work.resolve("Needed.java"), work.resolve("Vendor.java")), classes);
    Path folder = Files.createDirectories(plugins.resolve(name));
    try (OutputStream file = Files.newOutputStream(folder.resolve(name + ".jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      add(jar, "META-INF/services/" + DiscoveryStrategy.class.getName(), "vendor.Vendor\n");
      try (Stream<Path> all = Files.list(classes.resolve("vendor"))) {
        for (Path each : all.sorted().toList()) {
          String simple = String.valueOf(each.getFileName());
          if (missing.isEmpty() || !simple.equals(missing.get() + ".class")) {
            jar.putNextEntry(new JarEntry("vendor/" + simple));
            Files.copy(each, jar);
          }
        }
      }
    }
  }

  void install(Path plugins, String name) throws IOException {
    install(plugins, name, Optional.empty());
  }

  private String text() {
    return SOURCE.formatted(members, id, reach, body);
  }

  private static void add(JarOutputStream jar, String name, String text) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void compile(List<Path> sources, Path to) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      List<String> options =
          List.of("--release", "17", "-proc:none", "-cp", api().toString(), "-d", to.toString());
      var units = files.getJavaFileObjectsFromPaths(sources);
      if (!compiler.getTask(null, files, null, options, null, units).call()) {
        throw new IllegalStateException("does not compile: " + sources);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path api() {
    try {
      return Path.of(
          DiscoveryStrategy.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the api is no file", e);
    }
  }
}
