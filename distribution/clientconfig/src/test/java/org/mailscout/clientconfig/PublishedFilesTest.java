package org.mailscout.clientconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.mailscout.api.Domain;
import org.mailscout.api.Service;
import org.mailscout.api.Settings;
import org.mailscout.api.network.Limits;
import org.mailscout.testkit.FakeNames;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads real files of the ISP database a second way: by XPath over a DOM. */
final class PublishedFilesTest {

  private static final XPath XPATH = XPathFactory.newDefaultInstance().newXPath();

  @TestFactory
  Stream<DynamicTest> readsEachServerAsASecondReaderDoes() throws IOException {
    Optional<Path> folder = folder();
    assumeTrue(folder.isPresent(), "no shared/ispdb beside the repository: its files are not read");
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
      assertThat(all).isNotEmpty();
      return all.stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)));
    }
  }

  private static Optional<Path> folder() {
    return Stream.iterate(Path.of("").toAbsolutePath(), p -> p != null, Path::getParent)
        .map(parent -> parent.resolve("shared/ispdb"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  private static void compare(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    Document dom =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(bytes));
    Domain domain = Domain.of(text(dom, "/clientConfig/emailProvider/domain[1]"));
    ClientConfig config = new ClientConfigReader(Limits.DEFAULT).read(bytes);

    List<Settings> settings = ClientConfigSettings.of(domain, new FakeNames()).read(config);

    assertThat(settings.stream().map(s -> s.mailbox().orElseThrow()).map(PublishedFilesTest::line))
        .containsExactlyElementsOf(expected(dom, domain, "incomingServer"));
    assertThat(
            config.servers().stream()
                .filter(server -> server.protocol().id().equals("submission"))
                .map(server -> line(server, domain)))
        .containsExactlyElementsOf(expected(dom, domain, "outgoingServer"));
    assertThat(settings).allSatisfy(s -> assertThat(s.doubts()).isEmpty());
  }

  private static String line(Service service) {
    String where =
        service
            .endpoint()
            .url()
            .map(Object::toString)
            .orElseGet(() -> service.endpoint().toString());
    return service.protocol() + " " + where + " " + service.usernames() + service.authentication();
  }

  private static String line(ConfigServer server, Domain domain) {
    Service service =
        Service.of(
                server.protocol(),
                server.location().endpoint(domain, new FakeNames()).orElseThrow())
            .withUsernames(server.username().flatMap(Template::username).stream().toList())
            .withAuthentication(server.authentication());
    return line(service);
  }

  private static List<String> expected(Document dom, Domain domain, String element)
      throws XPathExpressionException {
    List<String> lines = new ArrayList<>();
    NodeList sections =
        (NodeList) XPATH.evaluate("//" + element + "[@type!='owa']", dom, XPathConstants.NODESET);
    for (int i = 0; i < sections.getLength(); i++) {
      String line = expected(sections.item(i), domain);
      if (!lines.contains(line)) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static String expected(Node section, Domain domain) throws XPathExpressionException {
    String type = text(section, "@type");
    String url = text(section, "url") + text(section, "ewsURL");
    String where =
        url.isEmpty()
            ? text(section, "hostname")
                    .replace("%EMAILDOMAIN%", domain.name())
                    .toLowerCase(Locale.ROOT)
                + ":"
                + text(section, "port")
                + " "
                + security(text(section, "socketType"))
            : url;
    String username =
        text(section, "username")
            .replaceAll("%EMAILADDRESS%?", "{address}")
            .replace("%EMAILLOCALPART%", "{local}")
            .replace("%EMAILDOMAIN%", "{domain}");
    return protocol(type)
        + " "
        + where
        + " [Username[pattern="
        + username
        + "]]"
        + authentication(section);
  }

  private static List<String> authentication(Node section) throws XPathExpressionException {
    NodeList names = (NodeList) XPATH.evaluate("authentication", section, XPathConstants.NODESET);
    return IntStream.range(0, names.getLength())
        .mapToObj(i -> names.item(i).getTextContent().strip())
        .map(
            name ->
                switch (name) {
                  case "OAuth2" -> "oauth2";
                  case "password-cleartext" -> "password";
                  case "password-encrypted" -> "encrypted-password";
                  default -> "unknown " + name;
                })
        .toList();
  }

  private static String protocol(String type) {
    return switch (type) {
      case "smtp" -> "submission";
      case "exchange" -> "ews";
      case "graph" -> "msgraph";
      default -> type;
    };
  }

  private static String security(String socketType) {
    return switch (socketType) {
      case "SSL" -> "tls";
      case "STARTTLS" -> "starttls";
      case "plain" -> "none";
      default -> "unknown " + socketType;
    };
  }

  private static String text(Node node, String path) throws XPathExpressionException {
    return XPATH.evaluate("normalize-space(" + path + ")", node);
  }
}
