/**
 * A small internet on loopback: DNS, web and mail servers in this process, for demonstrations,
 * tests and vendors.
 *
 * <p>{@link org.mailscout.lab.Lab} starts one. JUnit is needed only by those who use {@link
 * org.mailscout.lab.LabExtension}.
 */
module org.mailscout.lab {
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.dnsjava;
  requires static org.jspecify;
  requires static org.junit.jupiter.api;

  exports org.mailscout.lab;
}
