package org.mailscout.lab.jmap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.json.Json;

/** Answers method calls: Core/echo and Mailbox/get, for mailboxes that hold no mail. */
final class JmapCalls {

  private static final List<String> KNOWN =
      List.of(JmapSession.CORE, JmapSession.MAIL, JmapSession.SUBMISSION);
  private static final List<String> NAMES = List.of("Inbox", "Drafts", "Sent", "Trash");

  private JmapCalls() {}

  static LabResponse answer(String body, String account) {
    Map<String, Object> request;
    try {
      request = Json.object(body);
    } catch (IllegalArgumentException e) {
      return problem("notJSON");
    }
    if (!KNOWN.containsAll(Json.texts(request, "using"))) {
      return problem("unknownCapability");
    }
    if (!(request.get("methodCalls") instanceof List<?> calls)) {
      return problem("notRequest");
    }
    List<Object> answers = new ArrayList<>();
    for (Object call : calls) {
      if (!(call instanceof List<?> parts) || parts.size() != 3) {
        return problem("notRequest");
      }
      answers.add(
          call(String.valueOf(parts.get(0)), parts.get(1), String.valueOf(parts.get(2)), account));
    }
    return LabResponse.json(Json.write(Map.of("methodResponses", answers, "sessionState", "1")));
  }

  private static List<Object> call(String method, Object arguments, String callId, String account) {
    if (method.equals("Core/echo")) {
      return List.of(method, arguments, callId);
    }
    if (!method.equals("Mailbox/get")) {
      return List.of("error", Map.of("type", "unknownMethod"), callId);
    }
    boolean own = arguments instanceof Map<?, ?> map && account.equals(map.get("accountId"));
    return own
        ? List.of(method, mailboxes(account), callId)
        : List.of("error", Map.of("type", "accountNotFound"), callId);
  }

  private static Map<String, Object> mailboxes(String account) {
    List<Object> list = new ArrayList<>();
    for (String name : NAMES) {
      Map<String, Object> mailbox = new LinkedHashMap<>();
      mailbox.put("id", "m" + list.size());
      mailbox.put("name", name);
      mailbox.put("role", name.toLowerCase(Locale.ROOT));
      mailbox.put("sortOrder", list.size());
      mailbox.put("totalEmails", 0);
      mailbox.put("unreadEmails", 0);
      mailbox.put("totalThreads", 0);
      mailbox.put("unreadThreads", 0);
      mailbox.put("isSubscribed", true);
      list.add(mailbox);
    }
    return Map.of("accountId", account, "state", "1", "list", list, "notFound", List.of());
  }

  private static LabResponse problem(String type) {
    return LabResponse.of(
            "application/problem+json",
            Json.write(Map.of("type", "urn:ietf:params:jmap:error:" + type, "status", 400)))
        .withStatus(400);
  }
}
