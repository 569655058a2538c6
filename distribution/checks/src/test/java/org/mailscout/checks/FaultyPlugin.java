package org.mailscout.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A module with a strategy that does something wrong.
 *
 * @param name of its folder of plug-ins, and of its module after {@code vendor.}
 * @param id what it says that its id is
 * @param needs a module that it requires beside the API; empty for none
 * @param members its fields and constructors
 * @param body what its {@code discover} does
 * @param fault the line of output that names the jar and the fault, without its beginning
 */
record FaultyPlugin(
    String name, String id, String needs, String members, String body, String fault) {

  private static final String DESCRIPTOR =
      """
      module vendor.%1$s {
        requires org.mailscout.api;
        %2$s
        provides org.mailscout.api.discovery.DiscoveryStrategy with vendor.%1$s.Vendor;
      }
      """;

  private static final String SOURCE =
      """
      package vendor.%s;

      import org.mailscout.api.*;
      import org.mailscout.api.discovery.*;
      import org.mailscout.api.network.*;

      public final class Vendor implements DiscoveryStrategy {
        %s
        public StrategyId id() {
          return StrategyId.of("%s");
        }
        public Reach reach() {
          return Reach.of(TrustClass.GUESS, Protocol.IMAP);
        }
        public void discover(Question question, DiscoveryContext context, FindingSink findings)
            throws LookupException, InterruptedException {
          %s
        }
        static Settings at(String host) {
          return Settings.of(
              Service.of(Protocol.IMAP, Endpoint.of(Host.of(host), Port.of(993), Security.TLS)));
        }
        static Provenance asked(DiscoveryContext context) throws InterruptedException {
          return context.dns().ask(DnsQuestion.mx(context.domain())).provenance();
        }
      }
      """;

  /** One that is at fault when it discovers. */
  static FaultyPlugin discovering(String name, String body, String fault) {
    return new FaultyPlugin(name, name, "", "", body, "(" + name + "): " + fault);
  }

  /** One that cannot be loaded. */
  static FaultyPlugin loading(String name, String id, String needs, String members, String fault) {
    return new FaultyPlugin(name, id, needs, members, "", fault);
  }

  /** Compiles all of them at once, and puts each into its folder of plug-ins of an image. */
  static void install(List<FaultyPlugin> all, Path work, Path image) throws IOException {
    String api = VendorSample.packaged("mailscout-api").toString();
    Path sources = work.resolve("sources");
    Path classes = work.resolve("classes");
    List<String> arguments = new ArrayList<>(List.of("--release", "17", "-proc:none"));
    arguments.addAll(List.of("--module-path", api, "-cp", api, "-d", classes.toString()));
    arguments.addAll(List.of("--module-source-path", sources.toString()));
    Path needed = Files.createDirectories(sources.resolve("vendor.needed"));
    Files.writeString(needed.resolve("module-info.java"), "module vendor.needed {}");
    for (FaultyPlugin plugin : all) {
      plugin.writeTo(sources).forEach(file -> arguments.add(file.toString()));
    }
    VendorSample.tool("javac", arguments.toArray(String[]::new));
    for (FaultyPlugin plugin : all) {
      Path folder = Files.createDirectories(image.resolve("plugins").resolve(plugin.name));
      String jar = folder.resolve(plugin.name + ".jar").toString();
      String from = classes.resolve("vendor." + plugin.name).toString();
      VendorSample.tool("jar", "--create", "--file", jar, "-C", from, ".");
    }
  }

  /** Returns the line that the program is to print. */
  String line() {
    return "mailscout: warning: plugins/%1$s/%1$s.jar %2$s"
        .formatted(name, fault)
        .replace(" :", ":");
  }

  private List<Path> writeTo(Path sources) throws IOException {
    Path folder = sources.resolve("vendor." + name);
    Path text = Files.createDirectories(folder.resolve("vendor/" + name)).resolve("Vendor.java");
    Files.writeString(text, SOURCE.formatted(name, members, id, body));
    String requires = needs.isEmpty() ? "" : "requires " + needs + ";";
    Path descriptor = folder.resolve("module-info.java");
    Files.writeString(descriptor, DESCRIPTOR.formatted(name, requires));
    return List.of(text, descriptor);
  }
}
