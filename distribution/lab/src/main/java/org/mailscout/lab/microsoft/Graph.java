package org.mailscout.lab.microsoft;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailscout.lab.LabMessage;
import org.mailscout.lab.LabOutbox;
import org.mailscout.lab.LabRequest;
import org.mailscout.lab.LabResponse;
import org.mailscout.lab.LabSite;
import org.mailscout.lab.json.Json;
import org.mailscout.lab.oauth.Tokens;

/** Graph of one cloud: who one is, the folders of a mailbox, and sending. */
final class Graph implements LabSite {

  private static final List<String> FOLDERS = List.of("Inbox", "Drafts", "Sent Items");

  private final MicrosoftCloud cloud;
  private final State state;
  private final Mailboxes mailboxes;
  private final LabOutbox outbox;

  Graph(MicrosoftCloud cloud, State state, Mailboxes mailboxes, LabOutbox outbox) {
    this.cloud = cloud;
    this.state = state;
    this.mailboxes = mailboxes;
    this.outbox = outbox;
  }

  @Override
  public LabResponse answer(LabRequest request) {
    if (state.faults.has(MicrosoftFault.UNAVAILABLE)) {
      return LabResponse.status(503);
    }
    if (state.faults.has(MicrosoftFault.THROTTLED)) {
      return LabMicrosoft.throttled();
    }
    Optional<Tokens.Access> access =
        request
            .bearerToken()
            .flatMap(state.tokens::find)
            .filter(known -> known.audience().equals("https://" + cloud.graph() + "/"));
    if (access.isEmpty()) {
      return refusal(401, "InvalidAuthenticationToken", "Access token is empty or not for Graph.")
          .withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
    String user = access.get().family().consent().user();
    String path = request.path().replaceFirst("^/v1\\.0/", "");
    if (path.startsWith("users/")) {
      String[] parts = path.split("/", 3);
      String mailbox = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      return mailboxes.mayOpen(user, mailbox)
          ? answer(request, mailbox, parts.length == 3 ? "me/" + parts[2] : "me", access.get())
          : refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials.");
    }
    return answer(request, user, path, access.get());
  }

  private LabResponse answer(
      LabRequest request, String mailbox, String path, Tokens.Access access) {
    String what = request.method() + " " + path;
    if (what.equals("GET me")) {
      return LabResponse.json(
          Json.write(
              Map.of(
                  "id", Integer.toHexString(mailbox.hashCode()),
                  "mail", mailbox,
                  "userPrincipalName", mailbox)));
    }
    if (!mailboxes.exists(mailbox)) {
      return refusal(
          404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive or elsewhere.");
    }
    String needed = what.startsWith("POST") ? "Mail.Send" : "Mail.Read";
    if (access.scopes().stream().noneMatch(scope -> scope.contains(needed))) {
      return refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials.");
    }
    return switch (what) {
      case "GET me/mailFolders" ->
          LabResponse.json(
              Json.write(Map.of("value", FOLDERS.stream().map(Graph::folder).toList())));
      case "GET me/mailFolders/inbox" -> LabResponse.json(Json.write(folder(FOLDERS.get(0))));
      case "POST me/sendMail" -> {
        outbox.accept(new LabMessage(mailbox, "", List.of(), request.body()));
        yield LabResponse.status(202);
      }
      default -> refusal(404, "ResourceNotFound", "Resource could not be discovered.");
    };
  }

  private static Map<String, Object> folder(String name) {
    Map<String, Object> folder = new LinkedHashMap<>();
    folder.put("id", "AAMk" + name.replace(" ", ""));
    folder.put("displayName", name);
    folder.put("totalItemCount", 0);
    folder.put("unreadItemCount", 0);
    return folder;
  }

  private static LabResponse refusal(int status, String code, String words) {
    return LabResponse.json(Json.write(Map.of("error", Map.of("code", code, "message", words))))
        .withStatus(status);
  }
}
