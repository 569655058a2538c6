package org.mailscout.clientconfig;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailscout.api.network.Limits;
import org.mailscout.clientconfig.ClientConfigException.Kind;

/**
 * Reads clientConfig files of the versions 1.1 and 1.2, trusting nothing in them.
 *
 * <p>What is unknown is ignored, what is broken costs its own section; only what is not XML costs
 * the file. Nothing that a file names is ever fetched: no document type, entity or update.
 *
 * <p>Safe for use by many threads.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-mailmaint-autoconfig/">the draft,
 *     §3</a>
 */
public final class ClientConfigReader {

  private static final byte[] ROOT = "clientConfig".getBytes(US_ASCII);

  private final Limits limits;

  /** Makes a reader within these bounds. */
  public ClientConfigReader(Limits limits) {
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * Reads a file.
   *
   * @param document its bytes: UTF-8, ASCII, Latin-1, or UTF-16 with its mark
   * @throws ClientConfigException if the document is none, or exceeds a bound
   */
  public ClientConfig read(byte[] document) throws ClientConfigException {
    if (document.length > limits.bodyBytes()) {
      throw new ClientConfigException(Kind.TOO_LARGE, "more than " + limits.bodyBytes() + " bytes");
    }
    try {
      XmlElement root = XmlTree.parse(DocumentText.decode(document), limits);
      if (!root.isNamed("clientConfig")) {
        throw new ClientConfigException(Kind.OTHER_DOCUMENT, "another root element");
      }
      return config(root);
    } catch (ClientConfigException e) {
      // A web page is often no XML either: what nowhere says what it would be is another document.
      throw e.kind() == Kind.MALFORMED && !claims(document)
          ? new ClientConfigException(Kind.OTHER_DOCUMENT, "no clientConfig file", e)
          : e;
    }
  }

  private static boolean claims(byte[] document) {
    for (int start = 0; start < document.length; start++) {
      if (document[start] == ROOT[0] && holdsRoot(document, start)) {
        return true;
      }
    }
    return DocumentText.isEbcdic(document);
  }

  private static boolean holdsRoot(byte[] document, int start) {
    int matched = 0;
    for (int i = start; i < document.length && matched < ROOT.length; i++) {
      if (document[i] == ROOT[matched]) {
        matched++;
      } else if (document[i] != 0) { // Zeros beside the letters: UTF-16 and UTF-32.
        return false;
      }
    }
    return matched == ROOT.length;
  }

  private static ClientConfig config(XmlElement root) {
    List<XmlElement> providers = root.children("emailProvider");
    List<XmlElement> parents = Stream.concat(providers.stream(), Stream.of(root)).toList();
    return new ClientConfig(
        children(providers, "domain").flatMap(d -> domain(d).stream()).toList(),
        texts(providers, "displayName").findFirst().map(Template::of),
        parents.stream()
            .flatMap(parent -> parent.children().stream())
            .flatMap(section -> SectionReader.read(section).stream())
            .toList(),
        children(parents, "oAuth2").flatMap(o -> signIn(o).stream()).toList(),
        NoteReader.read(parents));
  }

  private static Optional<ConfigDomain> domain(XmlElement element) {
    boolean exchanges = element.attribute("purpose").filter("mx"::equalsIgnoreCase).isPresent();
    return element.text().isBlank()
        ? Optional.empty()
        : Optional.of(new ConfigDomain(Template.of(element.text()), exchanges));
  }

  private static Optional<ConfigSignIn> signIn(XmlElement element) {
    List<String> scopes =
        element.texts("scope").stream().flatMap(text -> Stream.of(text.split("\\s+"))).toList();
    return element.texts("issuer").stream()
        .findFirst()
        .map(
            issuer ->
                new ConfigSignIn(
                    Template.of(issuer),
                    scopes,
                    element.texts("authURL").stream().findFirst().map(Template::of),
                    element.texts("tokenURL").stream().findFirst().map(Template::of),
                    element.texts("clientID").stream().findFirst()));
  }

  private static Stream<XmlElement> children(List<XmlElement> parents, String named) {
    return parents.stream().flatMap(parent -> parent.children(named).stream());
  }

  private static Stream<String> texts(List<XmlElement> parents, String named) {
    return parents.stream().flatMap(parent -> parent.texts(named).stream());
  }
}
