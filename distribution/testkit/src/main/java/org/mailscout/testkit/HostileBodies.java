package org.mailscout.testkit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts that do harm to a careless parser. */
final class HostileBodies {

  private static final List<String> ODD =
      List.of(
          "",
          " ",
          "\u0000\u001b[2J\r\n",
          "\u202egro.elpmaxe",
          "\ud800",
          "=;=;=;",
          "v=" + "9".repeat(400),
          "\"\\\"\\",
          "a".repeat(65_535));

  private HostileBodies() {}

  /**
   * Returns documents by what is wrong with each.
   *
   * @param most the bytes that the port lets through
   */
  static Map<String, String> texts(int most) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("an empty body", "");
    all.put("a web page", "<!DOCTYPE html><html><body><p>Welcome<br></body></html>");
    all.put("an entity bomb", entityBomb());
    all.put("an external entity", external("file:///etc/passwd"));
    all.put("an entity of another host", external("http://entity.example/x"));
    all.put("an external DTD", "<!DOCTYPE a SYSTEM \"http://entity.example/x.dtd\"><a/>");
    all.put("deep XML", "<a>".repeat(most / 3));
    all.put("wide XML", "<a>" + "<b/>".repeat(most / 4 - 2) + "</a>");
    all.put("an element of many attributes", attributes(most));
    all.put("deep JSON arrays", "[".repeat(most));
    all.put("deep JSON objects", "{\"a\":".repeat(most / 5));
    all.put("wide JSON", "[" + "0,".repeat(most / 2 - 2) + "0]");
    all.put("a long JSON number", "{\"a\":" + "9".repeat(most - 10) + "}");
    all.put("a huge JSON exponent", "{\"a\":1e999999999}");
    all.put("JSON null", "null");
    all.put("a JSON array", "[]");
    all.put("an empty JSON object", "{}");
    all.put("a JSON object twice", "{}{}");
    all.put("one long line", "a".repeat(most));
    return all;
  }

  /** Returns short texts that are odd in records. */
  static List<String> odd() {
    return ODD;
  }

  private static String entityBomb() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"lol\">");
    for (int i = 1; i <= 12; i++) {
      bomb.append("<!ENTITY e").append(i).append(" \"");
      bomb.append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
    }
    return bomb.append("]><a>&e12;</a>").toString();
  }

  private static String external(String url) {
    return "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + url + "\">]><a>&x;</a>";
  }

  private static String attributes(int most) {
    StringBuilder element = new StringBuilder("<a");
    for (int i = 0; element.length() < most - 20; i++) {
      element.append(" a").append(i).append("=''");
    }
    return element.append("/>").toString();
  }
}
