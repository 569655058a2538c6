package org.mailscout.lab;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the tests of a class one {@link Lab} with the stock internet, as a parameter. */
@SuppressWarnings("exports") // JUnit is there for those who use this class, and for nobody else
public final class LabExtension implements ParameterResolver {

  /** For JUnit, as {@code @ExtendWith(LabExtension.class)}. */
  public LabExtension() {}

  private record Running(Lab lab) implements AutoCloseable {
    @Override
    public void close() {
      lab.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Lab.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // What a method's store holds is closed with the method: the lab is the class's.
    ExtensionContext ofClass = context;
    while (ofClass.getTestMethod().isPresent()) {
      ofClass = ofClass.getParent().orElseThrow();
    }
    return ofClass
        .getStore(ExtensionContext.Namespace.create(LabExtension.class))
        .getOrComputeIfAbsent(
            context.getRequiredTestClass(), any -> new Running(Lab.start()), Running.class)
        .lab();
  }
}
