package org.mailscout.lab;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Shows each client the certificate of the host that it asks for, made at that moment. */
final class LabKeys extends X509ExtendedKeyManager {

  private final LabHosts hosts;
  private final Map<Integer, LabHosts.Host> ports;
  private final Map<String, X509Certificate[]> chains = new ConcurrentHashMap<>();

  /**
   * @param ports which lab host listens at which loopback port
   */
  LabKeys(LabHosts hosts, Map<Integer, LabHosts.Host> ports) {
    this.hosts = hosts;
    this.ports = ports;
  }

  SSLSocketFactory sockets() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {this}, null, null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  /** Returns the name that the client asked for; empty where it named none. */
  static String nameAskedFor(SSLSession session) {
    if (session instanceof ExtendedSSLSession extended) {
      return extended.getRequestedServerNames().stream()
          .filter(SNIHostName.class::isInstance)
          .map(name -> ((SNIHostName) name).getAsciiName())
          .findFirst()
          .orElse("");
    }
    return "";
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    LabHosts.Host host = ports.get(socket.getLocalPort());
    if (!keyType.startsWith("EC") || host == null || !(socket instanceof SSLSocket tls)) {
      return null;
    }
    return hosts.answeringName(host, nameAskedFor(tls.getHandshakeSession()));
  }

  @Override
  public X509Certificate[] getCertificateChain(String name) {
    return chains
        .computeIfAbsent(name, any -> LabAuthority.chain(name, hosts.certificate(name)))
        .clone();
  }

  @Override
  public PrivateKey getPrivateKey(String name) {
    return LabAuthority.leafKey();
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[0];
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[0];
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
