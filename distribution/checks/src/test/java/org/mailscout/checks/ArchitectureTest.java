package org.mailscout.checks;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The walls between the modules, read from the jars that the build made. */
final class ArchitectureTest {

  private static final String[] PLUGINS = {"org.mailscout.strategy..", "org.mailscout.auth.."};
  private static final String[] FOR_PLUGINS = {
    "org.mailscout.api..", "org.mailscout.clientconfig", "org.mailscout.strictjson"
  };

  private static final JavaClasses CLASSES = read();

  private static JavaClasses read() {
    Set<JarFile> jars = new LinkedHashSet<>();
    try {
      for (Path jar : Built.ourJars()) {
        jars.add(new JarFile(jar.toFile()));
      }
      return new ClassFileImporter().importJars(jars);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theClassesOfAllModulesAreRead() {
    assertThat(CLASSES).hasSizeGreaterThan(300);
    for (String name : List.of("api", "engine", "network", "cli", "strategy.srv", "auth.oauth")) {
      assertThat(CLASSES.containPackage("org.mailscout." + name)).as(name).isTrue();
    }
  }

  @Test
  void pluginsTouchNoSibling() {
    slices()
        .matching("org.mailscout.[strategy|auth].(*)..")
        .should()
        .notDependOnEachOther()
        .check(CLASSES);
    noClasses()
        .that(resideInAnyPackage(PLUGINS))
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.mailscout..")
                .and(not(resideInAnyPackage(PLUGINS)))
                .and(not(resideInAnyPackage(FOR_PLUGINS))))
        .check(CLASSES);
  }

  @Test
  void pluginsTouchTheNetworkThroughThePortsAlone() {
    noClasses()
        .that(resideInAnyPackage(PLUGINS))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("java.net..", "javax.net..", "java.nio.channels..", "javax.naming..")
                .and(not(belongToAnyOf(URI.class, java.net.URISyntaxException.class))))
        .check(CLASSES);
  }

  @Test
  void pluginsStartNoThread() {
    noClasses()
        .that(resideInAnyPackage(PLUGINS))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.concurrent.Executor.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.concurrent.Future.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.util.Timer.class)
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycleAndValuesKnowNoPort() {
    slices().matching("org.mailscout.(**)").should().beFreeOfCycles().check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.mailscout.api")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.mailscout.api.*..")
        .check(CLASSES);
  }

  @Test
  void standardStreamsAreTheProgramsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.mailscout.cli")
        .should(ACCESS_STANDARD_STREAMS)
        .check(CLASSES);
  }

  @Test
  void guiceIsTheEnginesAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.mailscout.engine")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.google.inject..", "jakarta.inject..")
        .check(CLASSES);
  }

  @Test
  void picocliIsTheProgramsAlone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.mailscout.cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(CLASSES);
  }

  @Test
  void everyPackageIsNullMarked() {
    List<String> unmarked =
        CLASSES.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(p -> !p.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
            .map(JavaPackage::getName)
            .toList();

    assertThat(unmarked).isEmpty();
  }
}
