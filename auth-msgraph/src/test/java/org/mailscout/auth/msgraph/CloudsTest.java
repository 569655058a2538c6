package org.mailscout.auth.msgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mailscout.api.Host;
import org.mailscout.strictjson.JsonObject;

final class CloudsTest {

  @Test
  void everyCloudSaysWhereItsHostsAreFrom() {
    JsonObject file = Clouds.resource("clouds.json");

    assertThat(file.names()).containsExactly("global", "us-l4", "us-l5", "china");
    for (String id : file.names()) {
      JsonObject row = file.object(id).orElseThrow();
      assertThat(row.text("source").orElseThrow()).as(id).isNotBlank();
      assertThat(LocalDate.parse(row.text("date").orElseThrow())).as(id).isNotNull();
    }
  }

  @Test
  void noHostServesTwoClouds() {
    Set<Host> graphs = new HashSet<>();
    Set<Host> mail = new HashSet<>();

    for (Cloud cloud : Clouds.all()) {
      assertThat(graphs.add(cloud.graph())).as(cloud.id()).isTrue();
      assertThat(mail.add(cloud.imap())).as(cloud.id()).isTrue();
      assertThat(cloud.submission().map(mail::add).orElse(true)).as(cloud.id()).isTrue();
    }
  }
}
