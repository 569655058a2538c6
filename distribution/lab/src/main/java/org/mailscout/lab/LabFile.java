package org.mailscout.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client needs to know of a lab: where its DNS server is, its authority, and where its
 * addresses lead. Another process joins a running lab by the file of it.
 *
 * <p>Safe for use by many threads.
 */
public final class LabFile {

  private static final String HEAD = "mailscout-lab 1";

  private final InetSocketAddress dns;
  private final X509Certificate authority;
  private final InetSocketAddress closed;
  private final Map<InetSocketAddress, InetSocketAddress> routes;
  private final List<LabAddress> addresses;

  LabFile(
      InetSocketAddress dns,
      X509Certificate authority,
      InetSocketAddress closed,
      Map<InetSocketAddress, InetSocketAddress> routes,
      List<LabAddress> addresses) {
    this.dns = dns;
    this.authority = authority;
    this.closed = closed;
    this.routes = Map.copyOf(routes);
    this.addresses = List.copyOf(addresses);
  }

  /**
   * Reads a file that {@link Lab#writeTo} wrote.
   *
   * @throws IOException if it cannot be read, or is none
   */
  public static LabFile read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
      throw new IOException(file + " is not the file of a lab");
    }
    try {
      return new Parser().parse(lines);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | CertificateException e) {
      throw new IOException(file + " is not the file of a lab: " + e.getMessage(), e);
    }
  }

  void writeTo(Path file) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEAD, "dns " + text(dns)));
    lines.add("closed " + text(closed));
    lines.add("authority " + Base64.getEncoder().encodeToString(encoded(authority)));
    addresses.forEach(a -> lines.add("address " + a.address() + " " + a.shows()));
    routes.forEach((lab, here) -> lines.add("route " + text(lab) + " " + text(here)));
    // Whoever waits for the file is to find a whole one.
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    Files.write(whole, lines, StandardCharsets.UTF_8);
    Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns the address of the DNS server, UDP and TCP, on loopback. */
  public InetSocketAddress dns() {
    return dns;
  }

  /** Returns the authority that signs the lab's certificates. */
  public X509Certificate authority() {
    return authority;
  }

  /** Returns whether the address is one of the lab's internet: in 198.18.0.0/15. */
  public boolean covers(InetAddress address) {
    return LabRange.covers(address);
  }

  /**
   * Returns the loopback port to connect to in place of a lab's address: a closed one where nothing
   * listens; empty for an address that is not the lab's.
   */
  public Optional<InetSocketAddress> route(InetAddress address, int port) {
    return covers(address)
        ? Optional.of(routes.getOrDefault(new InetSocketAddress(address, port), closed))
        : Optional.empty();
  }

  /** Returns email addresses to try, in the order in which the lab shows them. */
  public List<LabAddress> addresses() {
    return addresses;
  }

  private static String text(InetSocketAddress address) {
    return address.getAddress().getHostAddress() + " " + address.getPort();
  }

  private static byte[] encoded(X509Certificate certificate) throws IOException {
    try {
      return certificate.getEncoded();
    } catch (CertificateException e) {
      throw new IOException(e);
    }
  }

  private static final class Parser {

    private final Map<InetSocketAddress, InetSocketAddress> routes = new HashMap<>();
    private final List<LabAddress> addresses = new ArrayList<>();
    private final Map<String, List<String>> single = new HashMap<>();

    LabFile parse(List<String> lines) throws IOException, CertificateException {
      for (String line : lines.subList(1, lines.size())) {
        List<String> words = List.of(line.split(" "));
        switch (words.get(0)) {
          case "route" -> routes.put(address(words, 1), address(words, 3));
          case "address" ->
              addresses.add(
                  new LabAddress(words.get(1), String.join(" ", words.subList(2, words.size()))));
          default -> single.put(words.get(0), words);
        }
      }
      byte[] authority = Base64.getDecoder().decode(line("authority").get(1));
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(authority));
      return new LabFile(
          address(line("dns"), 1), certificate, address(line("closed"), 1), routes, addresses);
    }

    private List<String> line(String name) {
      return Optional.ofNullable(single.get(name))
          .orElseThrow(() -> new IllegalArgumentException("no line " + name));
    }

    private static InetSocketAddress address(List<String> words, int at) throws IOException {
      String literal = words.get(at);
      if (!literal.matches("[0-9.]+|[0-9a-fA-F:]+")) {
        throw new IllegalArgumentException("address " + literal);
      }
      return new InetSocketAddress(
          InetAddress.getByName(literal), Integer.parseInt(words.get(at + 1)));
    }
  }
}
