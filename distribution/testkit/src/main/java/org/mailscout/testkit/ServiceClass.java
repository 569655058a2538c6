package org.mailscout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.mailscout.api.auth.AuthMethod;
import org.mailscout.api.discovery.DiscoveryStrategy;

/** What {@link ServiceLoader} asks of a provider's class. */
final class ServiceClass {

  private ServiceClass() {}

  static void isFound(Class<?> service, Object provider) {
    Class<?> type = provider.getClass();
    assertThat(Modifier.isPublic(type.getModifiers())).as("%s is public", type).isTrue();
    assertThat(type.getConstructors())
        .as("public constructors of %s", type)
        .anySatisfy(constructor -> assertThat(constructor.getParameterCount()).isZero());
    assertThat(found(service, type.getClassLoader())).as("what ServiceLoader finds").contains(type);
  }

  // ServiceLoader.load wants a literal of what this module uses.
  private static List<Class<?>> found(Class<?> service, ClassLoader from) {
    return service == AuthMethod.class
        ? types(ServiceLoader.load(AuthMethod.class, from).stream())
        : types(ServiceLoader.load(DiscoveryStrategy.class, from).stream());
  }

  private static <T> List<Class<?>> types(Stream<ServiceLoader.Provider<T>> providers) {
    Iterator<ServiceLoader.Provider<T>> all = providers.iterator();
    Stream.Builder<Class<?>> types = Stream.builder();
    all.forEachRemaining(provider -> types.add(provider.type()));
    return types.build().toList();
  }
}
