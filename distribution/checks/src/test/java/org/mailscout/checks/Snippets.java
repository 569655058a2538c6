package org.mailscout.checks;

import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles the pieces of code that documents show. */
final class Snippets {

  private static final String IMPORTS =
      "import java.util.*; import org.mailscout.api.*; import org.mailscout.api.auth.*;"
          + " import org.mailscout.api.discovery.*; import org.mailscout.engine.*;"
          + " import org.mailscout.oauth.*;\n";

  /** What a reader is taken to have: a way to ask the user. */
  private static final String METHOD = "void run(SignInDialog dialog) throws Exception";

  private Snippets() {}

  /** Returns what the compiler says of statements, or of a class; nothing where they compile. */
  static String errors(String snippet, Path folder, List<Path> jars) {
    return errors("", snippet, folder, jars);
  }

  /** As {@link #errors(String, Path, List)}, with more imports. */
  static String errors(String more, String snippet, Path folder, List<Path> jars) {
    String imports = IMPORTS + more;
    String program =
        snippet.contains("final class ")
            ? imports + snippet
            : imports + "class Snippet { " + METHOD + " {\n" + snippet + "\n}}";
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///Snippet.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return program;
          }
        };
    String classPath =
        jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> options = List.of("-proc:none", "-d", folder.toString(), "-cp", classPath);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    boolean compiled = compiler.getTask(said, null, null, options, null, List.of(source)).call();
    return compiled ? "" : said.toString();
  }
}
