package org.mailscout.lab.microsoft;

/** A cloud of Microsoft's, with hosts of its own. */
public enum MicrosoftCloud {
  /** The one that most have. */
  GLOBAL(
      "microsoftonline.com",
      "login.microsoftonline.com",
      "graph.microsoft.com",
      "https://outlook.office.com/"),
  /** GCC High, of the US government. */
  US_GOVERNMENT(
      "microsoftonline.us",
      "login.microsoftonline.us",
      "graph.microsoft.us",
      "https://outlook.office365.us/"),
  /** The one that 21Vianet runs in China. */
  CHINA(
      "partner.microsoftonline.cn",
      "login.partner.microsoftonline.cn",
      "microsoftgraph.chinacloudapi.cn",
      "https://partner.outlook.cn/");

  private final String instance;
  private final String login;
  private final String graph;
  private final String mail;

  MicrosoftCloud(String instance, String login, String graph, String mail) {
    this.instance = instance;
    this.login = login;
    this.graph = graph;
    this.mail = mail;
  }

  String instance() {
    return instance;
  }

  String login() {
    return login;
  }

  String graph() {
    return graph;
  }

  /** Returns what scopes of IMAP, POP3 and submission begin with. */
  String mail() {
    return mail;
  }
}
