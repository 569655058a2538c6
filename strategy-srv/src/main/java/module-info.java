/** Finds settings as SRV records. */
module org.mailscout.strategy.srv {
  requires org.mailscout.api;
  requires static org.jspecify;
}
