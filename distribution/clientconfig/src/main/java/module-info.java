/** Reads and writes clientConfig XML, the format of autoconfig files and of the ISP database. */
module org.mailscout.clientconfig {
  requires transitive org.mailscout.api;
  requires java.xml;
  requires static org.jspecify;

  exports org.mailscout.clientconfig;
}
