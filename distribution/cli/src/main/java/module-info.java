/** The {@code mailscout} program. */
module org.mailscout.cli {
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires org.mailscout.engine;
  requires org.mailscout.lab;
  requires org.mailscout.oauth;
  requires org.mailscout.vault;
  requires static org.jspecify;

  opens org.mailscout.cli to
      info.picocli;
}
