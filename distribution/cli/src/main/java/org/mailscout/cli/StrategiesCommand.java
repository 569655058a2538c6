package org.mailscout.cli;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.mailscout.engine.LocalData;
import org.mailscout.engine.ProviderFault;
import org.mailscout.engine.ProviderInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Lists what is loaded. */
@Command(
    name = "strategies",
    description = "List the loaded strategies and auth methods, and whom they tell what.",
    mixinStandardHelpOptions = true)
final class StrategiesCommand implements Callable<Integer> {

  @ParentCommand private Program program;

  @Mixin private EngineOptions engine;

  @SuppressWarnings("NullAway") // picocli sets both
  StrategiesCommand() {}

  @Override
  public Integer call() throws UsageException {
    try (LabbedEngine open = engine.open()) {
      PrintStream out = program.out();
      open.engine().providers().forEach(p -> show(p, out));
      open.engine().localData().forEach(data -> out.println(line(data)));
      for (ProviderFault fault : open.engine().faults()) {
        program.err().println("mailscout: warning: " + Shown.line(fault.toString()));
      }
    }
    return ExitCode.FOUND;
  }

  private static String line(LocalData data) {
    String where = data.where().isEmpty() ? "as shipped" : Shown.line(data.where());
    return "data: " + Shown.line(data.what()) + ", " + where + ": of " + data.date();
  }

  private static void show(ProviderInfo p, PrintStream out) {
    String kind = p.kind() == ProviderInfo.Kind.STRATEGY ? "strategy" : "auth method";
    String version = p.version().isEmpty() ? "" : " " + p.version();
    out.println(p.id() + "  (" + kind + ", " + p.origin() + version + foreign(p) + ")");
    p.reach()
        .ifPresent(
            r ->
                out.println(
                    "    reaches   class "
                        + r.best().id()
                        + ": "
                        + r.protocols().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "))));
    p.disclosure()
        .entries()
        .forEach(e -> out.println("    tells     " + e.host() + ": " + Shown.line(e.learns())));
    p.options()
        .forEach(o -> out.println("    option    " + o.key() + ": " + Shown.line(o.description())));
  }

  private static String foreign(ProviderInfo p) {
    return p.foreign() ? ", foreign" : "";
  }
}
