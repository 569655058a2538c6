package org.mailscout.lab.microsoft;

/** A cloud of Microsoft's, with hosts of its own. */
public enum MicrosoftCloud {
  /** The one that most have. */
  GLOBAL(
      "microsoftonline.com",
      "login.microsoftonline.com",
      "graph.microsoft.com",
      "outlook.office365.com",
      "https://outlook.office.com/"),
  /** GCC High, of the US government. */
  US_GOVERNMENT(
      "microsoftonline.us",
      "login.microsoftonline.us",
      "graph.microsoft.us",
      "outlook.office365.us",
      "https://outlook.office365.us/"),
  /** The one that 21Vianet runs in China. */
  CHINA(
      "partner.microsoftonline.cn",
      "login.partner.microsoftonline.cn",
      "microsoftgraph.chinacloudapi.cn",
      "partner.outlook.cn",
      "https://partner.outlook.cn/");

  private final String instance;
  private final String login;
  private final String graph;
  private final String exchange;
  private final String mail;

  MicrosoftCloud(String instance, String login, String graph, String exchange, String mail) {
    this.instance = instance;
    this.login = login;
    this.graph = graph;
    this.exchange = exchange;
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

  String exchange() {
    return exchange;
  }

  /** Returns what scopes of IMAP, POP3 and submission begin with. */
  String mail() {
    return mail;
  }
}
