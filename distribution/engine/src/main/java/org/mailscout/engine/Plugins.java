package org.mailscout.engine;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.module.ResolutionException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.discovery.DiscoveryStrategy;

/**
 * Opens the folders of plug-ins: each is a module layer of its own above the program's, or a class
 * loader of its own where the engine itself is on the class path.
 */
final class Plugins {

  private Plugins() {}

  /**
   * One folder.
   *
   * @param name the folder's name
   * @param jar the jar to be named when it cannot be used
   * @param strategies finds its strategies
   * @param methods finds its auth methods
   * @param fault why it cannot be used
   */
  record Plugin(
      String name,
      String jar,
      Optional<ServiceLoader<DiscoveryStrategy>> strategies,
      Optional<ServiceLoader<AuthMethod>> methods,
      Optional<ProviderFault> fault) {

    private static Plugin broken(String jar, String why) {
      return new Plugin(
          jar,
          jar,
          Optional.empty(),
          Optional.empty(),
          Optional.of(new ProviderFault("", jar, why)));
    }
  }

  /** Opens every folder below this one, in the order of their names. */
  static List<Plugin> open(Path folder) {
    List<Plugin> plugins = new ArrayList<>();
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.filter(Files::isDirectory).sorted().toList()) {
        plugins.add(openOne(child));
      }
    } catch (IOException e) {
      plugins.add(Plugin.broken("plugins", "cannot be read: " + e.getMessage()));
    }
    return plugins;
  }

  private static Plugin openOne(Path folder) {
    String name = "plugins/" + folder.getFileName();
    try {
      Module engine = Plugins.class.getModule();
      return engine.isNamed() ? layer(name, folder, engine) : loader(name, folder);
    } catch (FindException | ResolutionException e) {
      return Plugin.broken(PluginJars.atFault(folder), "cannot be resolved: " + e.getMessage());
    } catch (IOException | LayerInstantiationFailure | SecurityException e) {
      return Plugin.broken(PluginJars.atFault(folder), "cannot be opened: " + e.getMessage());
    }
  }

  /** Tells of a layer that cannot be made. */
  private static final class LayerInstantiationFailure extends Exception {
    private static final long serialVersionUID = 1;

    private LayerInstantiationFailure(LayerInstantiationException cause) {
      super(cause.getMessage(), cause);
    }
  }

  private static Plugin layer(String name, Path folder, Module engine)
      throws LayerInstantiationFailure {
    ModuleLayer parent = engine.getLayer();
    ModuleFinder finder = ModuleFinder.of(folder);
    // What the program has already is not loaded twice: values must be the same classes.
    Set<String> roots =
        finder.findAll().stream()
            .map(ModuleReference::descriptor)
            .map(java.lang.module.ModuleDescriptor::name)
            .filter(module -> parent.findModule(module).isEmpty())
            .collect(Collectors.toSet());
    Configuration resolved =
        parent.configuration().resolveAndBind(ModuleFinder.of(), finder, roots);
    try {
      ModuleLayer layer =
          parent.defineModulesWithOneLoader(resolved, Plugins.class.getClassLoader());
      return new Plugin(
          name,
          PluginJars.atFault(folder),
          Optional.of(ServiceLoader.load(layer, DiscoveryStrategy.class)),
          Optional.of(ServiceLoader.load(layer, AuthMethod.class)),
          Optional.empty());
    } catch (LayerInstantiationException e) {
      throw new LayerInstantiationFailure(e);
    }
  }

  private static Plugin loader(String name, Path folder) throws IOException {
    List<URL> jars = new ArrayList<>();
    for (Path jar : PluginJars.of(folder)) {
      jars.add(jar.toUri().toURL());
    }
    URLClassLoader loader =
        new URLClassLoader(jars.toArray(URL[]::new), Plugins.class.getClassLoader());
    return new Plugin(
        name,
        PluginJars.atFault(folder),
        Optional.of(ServiceLoader.load(DiscoveryStrategy.class, loader)),
        Optional.of(ServiceLoader.load(AuthMethod.class, loader)),
        Optional.empty());
  }
}
