/** Reads JSON that came from strangers: one object, no name twice, all of it within bounds. */
module org.mailscout.strictjson {
  requires transitive org.mailscout.api;
  requires com.fasterxml.jackson.core;
  requires static org.jspecify;

  exports org.mailscout.strictjson;
}
