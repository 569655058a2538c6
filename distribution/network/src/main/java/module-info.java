/**
 * The adapters of the discovery ports: DNS, HTTP, probes, names, and one safety policy over all.
 */
module org.mailscout.network {
  requires transitive org.mailscout.api;
  requires com.fasterxml.jackson.core;
  requires com.google.common;
  requires com.ibm.icu;
  requires java.logging;
  requires jdk.net;
  requires org.apache.httpcomponents.client5.httpclient5;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.dnsjava;
  requires static org.jspecify;

  exports org.mailscout.network;
}
