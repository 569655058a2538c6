/** The contracts that every strategy and auth method keeps, as tests, with fakes of the ports. */
module org.mailscout.testkit {
  requires transitive org.junit.jupiter.api;
  requires transitive org.mailscout.api;
  requires org.assertj.core;
  requires static org.jspecify;

  exports org.mailscout.testkit;
}
