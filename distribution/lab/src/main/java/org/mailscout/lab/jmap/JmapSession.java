package org.mailscout.lab.jmap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The session object of a user: RFC 8620 §2. */
final class JmapSession {

  static final String CORE = "urn:ietf:params:jmap:core";
  static final String MAIL = "urn:ietf:params:jmap:mail";
  static final String SUBMISSION = "urn:ietf:params:jmap:submission";

  private static final Map<String, Object> LIMITS =
      Map.of(
          "maxSizeUpload", 1 << 20,
          "maxConcurrentUpload", 2,
          "maxSizeRequest", 1 << 20,
          "maxConcurrentRequests", 4,
          "maxCallsInRequest", 16,
          "maxObjectsInGet", 500,
          "maxObjectsInSet", 500,
          "collationAlgorithms", List.of("i;ascii-casemap"));

  private JmapSession() {}

  static String account(String user) {
    return "u" + Integer.toHexString(user.hashCode());
  }

  static Map<String, Object> of(String origin, String api, String user) {
    Map<String, Object> mine = new LinkedHashMap<>();
    mine.put("name", user);
    mine.put("isPersonal", true);
    mine.put("isReadOnly", false);
    mine.put("accountCapabilities", Map.of(MAIL, Map.of(), SUBMISSION, Map.of()));
    String id = account(user);
    Map<String, Object> session = new LinkedHashMap<>();
    session.put("capabilities", Map.of(CORE, LIMITS, MAIL, Map.of(), SUBMISSION, Map.of()));
    session.put("accounts", Map.of(id, mine));
    session.put("primaryAccounts", Map.of(MAIL, id, SUBMISSION, id));
    session.put("username", user);
    session.put("apiUrl", origin + api);
    session.put("downloadUrl", origin + "/jmap/download/{accountId}/{blobId}/{name}?type={type}");
    session.put("uploadUrl", origin + "/jmap/upload/{accountId}/");
    session.put(
        "eventSourceUrl",
        origin + "/jmap/events?types={types}&closeafter={closeafter}&ping={ping}");
    session.put("state", "1");
    return session;
  }
}
