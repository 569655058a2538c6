/**
 * A small internet on loopback: DNS, web and mail servers in this process, for demonstrations,
 * tests and vendors.
 *
 * <p>{@link org.mailscout.lab.Lab} starts one, whose parts are the scenarios that are provided.
 * JUnit is needed only by those who use {@link org.mailscout.lab.LabExtension}.
 *
 * @provides org.mailscout.lab.LabScenario the stock internet
 */
module org.mailscout.lab {
  requires com.fasterxml.jackson.core;
  requires org.apache.httpcomponents.core5.httpcore5;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.dnsjava;
  requires static org.jspecify;
  requires static org.junit.jupiter.api;

  exports org.mailscout.lab;
  exports org.mailscout.lab.microsoft;
  exports org.mailscout.lab.openid;

  uses org.mailscout.lab.LabScenario;

  provides org.mailscout.lab.LabScenario with
      org.mailscout.lab.stock.StockInternet;
}
